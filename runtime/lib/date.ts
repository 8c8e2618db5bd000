/** Calendar dates for `os.date` and `os.time`: C's `struct tm`, `mktime` and `strftime` in the C locale, over JavaScript's Date. */
import { untilZero } from "../strings/bytes.js";

export interface DateFields {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  /** From 0. */
  readonly yearday: number;
  readonly daylight: boolean;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  readonly utc: boolean;
}

const SECONDS_OF_DAY = 86_400;

/** After 400 years the calendar is the same, weekdays included. */
const CYCLE_YEARS = 400;
const CYCLE_DAYS = 146_097;
const CYCLE_SECONDS = CYCLE_DAYS * SECONDS_OF_DAY;

/** Seconds about which JavaScript's dates are asked, in both directions; they end at 8.64e12. */
const END_OF_DATES = 8e12;

/** The date with the same zone and the same place in its cycle; those beyond JavaScript's are taken from about the year 2000. */
function dateOf(seconds: number): Date {
  const cycles = Math.abs(seconds) <= END_OF_DATES ? 0 : Math.floor(seconds / CYCLE_SECONDS) - 2;
  return new Date((seconds - cycles * CYCLE_SECONDS) * 1000);
}

/** The `int` that C makes of a number. */
export function toInt(value: number): number {
  return Math.abs(value) < 2 ** 63 ? value | 0 : 0;
}

/** `struct tm` holds the years since 1900 as an `int`. */
function isYear(year: number): boolean {
  return toInt(year - 1900) === year - 1900;
}

/** The calendar date of a time in seconds since 1970; undefined where C's calendar ends. */
export function splitDate(seconds: number, utc: boolean): DateFields | undefined {
  if (!(Math.abs(seconds) < 2 ** 63)) return undefined;
  const date = utc ? undefined : dateOf(seconds);
  const offset = date === undefined ? 0 : -date.getTimezoneOffset();
  // The local date as if it were one of UTC. A remainder is exact, a quotient of this size is not.
  const local = seconds + offset * 60;
  const second = ((local % SECONDS_OF_DAY) + SECONDS_OF_DAY) % SECONDS_OF_DAY;
  const days = (local - second) / SECONDS_OF_DAY;
  // Years that begin in March end with the leap day: eras of 400 years, from March of the year 0 on.
  const sinceZero = days + 719_468;
  const era = Math.floor(sinceZero / CYCLE_DAYS);
  const dayOfEra = sinceZero - era * CYCLE_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const marchDay = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * marchDay + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * CYCLE_YEARS + yearOfEra + (month <= 2 ? 1 : 0);
  if (!isYear(year)) return undefined;
  const newYear = month <= 2 ? marchDay - 306 : marchDay + daysIn(year) - 306;
  return {
    year,
    month,
    day: marchDay - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearday: newYear,
    daylight: date !== undefined && isDaylight(date),
    offset,
    utc,
  };
}

function isDaylight(date: Date): boolean {
  const offset = date.getTimezoneOffset();
  const year = date.getFullYear();
  const winter = Math.max(new Date(year, 0, 1).getTimezoneOffset(), new Date(year, 6, 1).getTimezoneOffset());
  return offset < winter;
}

/** Abbreviation of the time zone. */
function zoneName({ utc }: DateFields, seconds: number): string {
  if (utc) return "GMT";
  const name = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" })
    .formatToParts(dateOf(seconds))
    .find((part) => part.type === "timeZoneName");
  return name?.value ?? "";
}

/**
 * Seconds since 1970 of a local date whose fields, integers of 32 bits, may be out of range, as `mktime` computes them; undefined where C's
 * calendar ends.
 * @param daylight whether the hour counts as daylight saving time; undefined if the calendar is to tell.
 */
export function localSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  daylight: boolean | undefined,
): number | undefined {
  // C subtracts first, and may overflow.
  const months = (month - 1) | 0;
  const years = ((year - 1900) | 0) + 1900 + Math.floor(months / 12);
  const date = new Date(0);
  const fill = (cycles: number, dayCycles: number): void => {
    date.setTime(0);
    date.setHours(0, 0, 0, 0);
    date.setFullYear(years - cycles * CYCLE_YEARS, months - Math.floor(months / 12) * 12, day - dayCycles * CYCLE_DAYS);
    date.setHours(hour, minute, second, 0);
  };
  fill(0, 0);
  let cycles = 0;
  if (!(Math.abs(date.getTime()) <= END_OF_DATES * 1000)) {
    const dayCycles = Math.floor(day / CYCLE_DAYS);
    cycles = Math.floor(years / CYCLE_YEARS) - 5;
    fill(cycles, dayCycles);
    cycles += dayCycles;
  }
  if (!isYear(date.getFullYear() + cycles * CYCLE_YEARS)) return undefined;
  const shift = daylight === undefined || isDaylight(date) === daylight ? 0 : daylight ? -3600 : 3600;
  return date.getTime() / 1000 + shift + cycles * CYCLE_SECONDS;
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

type Converter = (date: DateFields, seconds: number) => string;

/** A template of `strftime` in pieces: literal text, and conversions. */
export type DateTemplate = readonly (string | Converter)[];

/** Parses a template of `strftime`. Like C, it stops at a zero byte; a conversion there is not stays as it is. */
export function parseDateTemplate(template: string): DateTemplate {
  const text = untilZero(template).replace(/%(.)/gs, (conversion, letter) => composed[letter] ?? conversion);
  const pieces: (string | Converter)[] = [];
  let at = 0;
  for (let percent = text.indexOf("%"); percent >= 0 && percent + 1 < text.length; percent = text.indexOf("%", at)) {
    const convert = conversions.get(text.charCodeAt(percent + 1));
    pieces.push(text.slice(at, percent), convert ?? text.slice(percent, percent + 2));
    at = percent + 2;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}

/** `strftime`. */
export function formatDate(template: DateTemplate, date: DateFields, seconds: number): string {
  let result = "";
  for (let i = 0; i < template.length; i++) {
    const piece = template[i];
    result += typeof piece === "string" ? piece : piece(date, seconds);
  }
  return result;
}

const digits = (value: number, width: number, filler = "0"): string => {
  if (width === 2 && value >= 0) return value < 10 ? filler + value : "" + value;
  return value < 0 ? "-" + String(-value).padStart(width - 1, filler) : String(value).padStart(width, filler);
};

const hour12 = (date: DateFields): number => date.hour % 12 || 12;
const isoWeekday = (date: DateFields): number => date.weekday || 7;

/** ISO 8601: the week that has the year's first Thursday is week 1. */
function isoWeek(date: DateFields): { year: number; week: number } {
  const thursday = date.yearday + 4 - isoWeekday(date);
  if (thursday < 0) {
    const length = daysIn(date.year - 1);
    return { year: date.year - 1, week: Math.floor((thursday + length) / 7) + 1 };
  }
  const length = daysIn(date.year);
  if (thursday >= length) return { year: date.year + 1, week: Math.floor((thursday - length) / 7) + 1 };
  return { year: date.year, week: Math.floor(thursday / 7) + 1 };
}

const daysIn = (year: number): number => (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365);

function zoneOffset({ offset }: DateFields): string {
  const minutes = Math.abs(offset);
  return (offset < 0 ? "-" : "+") + digits(Math.floor(minutes / 60), 2) + digits(minutes % 60, 2);
}

/** Conversions that stand for several. */
const composed: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

const converters: Readonly<Record<string, Converter>> = {
  "%": () => "%",
  a: (date) => weekdays[date.weekday].slice(0, 3),
  A: (date) => weekdays[date.weekday],
  b: (date) => months[date.month - 1].slice(0, 3),
  B: (date) => months[date.month - 1],
  C: (date) => `${Math.floor(date.year / 100)}`,
  d: (date) => digits(date.day, 2),
  e: (date) => digits(date.day, 2, " "),
  g: (date) => digits(modulo100(isoWeek(date).year), 2),
  G: (date) => String(isoWeek(date).year),
  h: (date) => months[date.month - 1].slice(0, 3),
  H: (date) => digits(date.hour, 2),
  I: (date) => digits(hour12(date), 2),
  j: (date) => digits(date.yearday + 1, 3),
  k: (date) => digits(date.hour, 2, " "),
  l: (date) => digits(hour12(date), 2, " "),
  m: (date) => digits(date.month, 2),
  M: (date) => digits(date.minute, 2),
  n: () => "\n",
  p: (date) => (date.hour < 12 ? "AM" : "PM"),
  P: (date) => (date.hour < 12 ? "am" : "pm"),
  s: (_, seconds) => String(seconds),
  S: (date) => digits(date.second, 2),
  t: () => "\t",
  u: (date) => String(isoWeekday(date)),
  U: (date) => digits(Math.floor((date.yearday + 7 - date.weekday) / 7), 2),
  V: (date) => digits(isoWeek(date).week, 2),
  w: (date) => String(date.weekday),
  W: (date) => digits(Math.floor((date.yearday + 7 - ((date.weekday + 6) % 7)) / 7), 2),
  y: (date) => digits(modulo100(date.year), 2),
  Y: (date) => String(date.year),
  z: zoneOffset,
  Z: zoneName,
};

const conversions = new Map(Object.entries(converters).map(([letter, convert]) => [letter.charCodeAt(0), convert]));

const modulo100 = (year: number): number => ((year % 100) + 100) % 100;
