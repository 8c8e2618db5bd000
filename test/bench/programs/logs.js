// Patterns on log files; the twin of logs.lua with regular expressions: lines are generated, split, taken apart by one
// match with many captures, their query strings by a global match, and addresses masked by a replacement.

const methods = ["GET", "POST", "PUT", "DELETE"];
const paths = ["/index.html", "/api/v1/users", "/api/v1/orders/list", "/static/css/main.css", "/login"];
const levels = ["DEBUG", "INFO", "WARN", "ERROR"];

const pad = (number) => String(number).padStart(2, "0");

function generate(n) {
  let seed = 99;
  const random = (limit) => {
    seed = (seed * 8121 + 28411) % 134456;
    return Math.floor((seed * limit) / 134456);
  };
  const lines = [];
  for (let i = 1; i <= n; i++) {
    const address = random(223) + 1 + "." + random(256) + "." + random(256) + "." + random(256);
    const query = "id=" + random(1000) + "&page=" + random(20) + "&sort=" + (random(2) === 0 ? "up" : "down");
    lines.push(
      "2024-" +
        pad(random(12) + 1) +
        "-" +
        pad(random(28) + 1) +
        " " +
        pad(random(24)) +
        ":" +
        pad(random(60)) +
        ":" +
        pad(random(60)) +
        " [" +
        levels[random(4)] +
        "]  " +
        address +
        " " +
        methods[random(4)] +
        " " +
        paths[random(5)] +
        "?" +
        query +
        " status=" +
        (200 + random(4) * 100) +
        " time=" +
        random(2000) +
        "ms  ",
    );
  }
  return lines.join("\n") + "\n";
}

const linePattern =
  /^(\d+)-(\d+)-(\d+) (\d+):\d+:\d+ \[([A-Z]+)\]\s+([\d.]+) ([A-Z]+) ([^?]+)\?(\S+) status=(\d+) time=(\d+)ms$/;

function analyse(text) {
  const counts = new Map();
  const count = (key, amount) => counts.set(key, (counts.get(key) ?? 0) + amount);
  let slowest = 0;
  let queries = 0;
  let orders = 0;
  let bytes = 0;
  for (const [rawLine] of text.matchAll(/[^\n]+/g)) {
    const line = rawLine.trim();
    const match = linePattern.exec(line);
    if (match !== null) {
      const [, , month, day, hour, level, address, method, path, query, status, time] = match;
      count(level, 1);
      count(method + " " + path, 1);
      count(month, Number(day));
      count(hour, 1);
      for (const [, key, value] of query.matchAll(/(\w+)=(\w+)/g)) {
        if (key === "id") queries += Number(value);
        if (value === "down") queries += 1;
      }
      if (Number(time) > slowest && Number(status) >= 400) slowest = Number(time);
      if (path.startsWith("/api/")) orders += 1;
      if (line.includes("orders/list")) orders += 1;
      bytes += address.length;
    }
  }
  return { counts, total: slowest + queries + orders + bytes };
}

export function run(n) {
  const text = generate(n);
  const { counts, total } = analyse(text);
  let checksum = total;
  for (const level of levels) checksum = checksum * 3 + counts.get(level);
  for (const method of methods) {
    for (const path of paths) checksum = (checksum * 7 + counts.get(method + " " + path)) % 1000003;
  }
  let replaced = 0;
  const masked = text.replace(/(\d+)\.(\d+)\.\d+\.\d+/g, (_, first, second) => {
    replaced += 1;
    return first + "." + second + ".x.x";
  });
  checksum += counts.get("07") + counts.get("12") + replaced + masked.length;
  return checksum;
}

export const size = 12000;
export const expected = 1704525;
