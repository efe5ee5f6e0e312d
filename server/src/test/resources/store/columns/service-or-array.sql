-- { resource.service.name = "shop" }
TRUE
  AND ( service_type = 0 AND service = ? OR service_type = 1 )
-- parameters: [shop]
