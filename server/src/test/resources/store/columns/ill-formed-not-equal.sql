-- { name != "½" && resource.service.name != "½" }
TRUE
  AND ( TRUE )
-- parameters: []
