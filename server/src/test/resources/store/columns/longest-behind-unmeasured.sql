-- { name = "receive" }
SELECT segment, row, duration
FROM (SELECT segment, row, duration, start_time, service, service_type, name, kind, status
FROM columns0.spans)
WHERE TRUE
  AND ( TRUE
  AND ( start_time >= ? AND start_time < ? )
  AND ( TRUE ) )
  AND ( TRUE
  AND ( name = ? ) )
  AND ( duration IS NULL
  AND ( segment > ? OR segment = ? AND row > ? ) )
ORDER BY duration DESC NULLS LAST, segment, row LIMIT 20
-- parameters: [-9223372036854774808, -9223372036854773808, receive, 1, 1, 7]
