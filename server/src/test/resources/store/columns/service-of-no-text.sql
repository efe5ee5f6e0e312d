-- { resource.service.name = 5 }
TRUE
  AND ( service_type <> 0 )
-- parameters: []
