-- { status = error }
SELECT name, count(*)
FROM (SELECT segment, start_time, duration, service, service_type, name, kind, status
FROM columns0.spans)
WHERE TRUE
  AND ( TRUE
  AND ( start_time >= ? AND start_time < ? )
  AND ( TRUE ) )
  AND ( TRUE
  AND ( status = ? ) )
GROUP BY name
-- parameters: [-9223372036854774808, -9223372036854773808, 2]
