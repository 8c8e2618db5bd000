-- package.preload, package.loaded, require and module. §5.3
-- row: V31, D35
package.preload.sample = function(name) return { name = name, n = 0 } end
local sample = require("sample")
print(sample.name, require("sample") == sample, package.loaded.sample == sample) --> sample true true
local loads = 0
package.preload.nothing = function() loads = loads + 1 end
print(require("nothing"), require("nothing"), loads) --> true true 1
package.loaded.nothing = nil
require("nothing")
print(loads, type(package.path), type(package.cpath), type(package.loaders), package.config == nil or package.config:sub(1, 1)) --> 2 string string table /
local ok, message = pcall(require, "no.such.module")
print(ok, message:match("^module 'no.such.module' not found:") ~= nil, message:find("no field package.preload['no.such.module']", 1, true) ~= nil) --> false true true
package.preload.failing = function() error("while loading", 0) end
print(pcall(require, "failing")) --> false while loading
local f = function() module("made.module") x = 1 end
f()
print(made.module.x, made.module._NAME, made.module._PACKAGE, made.module._M == made.module, package.loaded["made.module"] == made.module) --> 1 made.module made. true true
local g = function() module("other", package.seeall) y = type(print) end
g()
print(other.y) --> function
for i = 1, 1000 do assert(require("sample") == sample) end
package.loaders[#package.loaders + 1] = function(name) if name == "custom" then return function(n) return "loaded " .. n end end return "\n\tcustom loader has nothing" end
print(require("custom")) --> loaded custom
