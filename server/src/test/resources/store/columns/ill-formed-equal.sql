-- { name = "½" && resource.service.name = "½" }
TRUE
  AND ( FALSE )
  AND ( service_type = 0 AND FALSE OR service_type = 1 )
-- parameters: []
