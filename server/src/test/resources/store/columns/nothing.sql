-- { false } | rate()
SELECT (start_time - ? + ?) // ? AS sample, count(*)
FROM (SELECT segment, start_time, duration, service, service_type, name, kind, status
FROM columns0.spans)
WHERE TRUE
  AND ( TRUE
  AND ( start_time >= ? AND start_time < ? )
  AND ( TRUE ) )
  AND ( TRUE )
  AND ( FALSE )
GROUP BY sample
-- parameters: [-9223372036854774907, 0, 100, -9223372036854774907, -9223372036854773807]
