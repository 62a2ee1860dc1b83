-- wrk script: asks the queries of the file named in QUERIES one after the other.
local paths = {}
for line in io.lines(os.getenv("QUERIES")) do
  paths[#paths + 1] = line
end
local at = 0

request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
