-- { } | quantile_over_time(duration, .5, .99) by (name)
SELECT name, (start_time - ? + ?) // ? AS sample, least(floor(log2(duration - 1))::INTEGER, 62) + CASE WHEN (1::BIGINT << least(floor(log2(duration - 1))::INTEGER, 62)) > duration - 1 THEN 0 ELSE 1 END AS bucket, count(*)
FROM (SELECT segment, start_time, duration, service, service_type, name, kind, status
FROM columns0.spans)
WHERE TRUE
  AND ( TRUE
  AND ( start_time >= ? AND start_time < ? )
  AND ( TRUE ) )
  AND ( duration >= 2 )
  AND ( TRUE )
GROUP BY name, sample, bucket
-- parameters: [-9223372036854774907, 0, 100, -9223372036854774907, -9223372036854773807]
