-- { name < "½" }
TRUE
  AND ( TRUE )
-- parameters: []
