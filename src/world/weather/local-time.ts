/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Of the clock before UT [h]; null where none is said. */
  readonly zone: number | null;
}

/** ISO 8601: date, time to the minute or second, and perhaps Z or an offset. */
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:(Z)|([+-])(\d{2}):(\d{2}))?$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Width of a time zone by the sun [degrees]. */
const ZONE_WIDTH = 15;

/** Reads `2026-12-24T16:30`, `...T16:30:00+01:00` or `...Z`; null for what is no such moment of the calendar. */
export function parseLocalTime(text: string): LocalTime | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  const ahead = match[8] === undefined ? 0 : Number(match[9]) + Number(match[10]) / 60;
  if (year < 1900 || day < 1 || day > days || hour > 23 || minute > 59 || second > 59 || ahead > 14) return null;
  const isSaid = match[7] !== undefined || match[8] !== undefined;
  return { year, month, day, hour, minute, second, zone: isSaid ? (match[8] === '-' ? -ahead : ahead) : null };
}

/** The Julian day (UT) of a moment; a clock without zone goes by the nearest whole hour of its longitude [degrees]. */
export function julianDayOf(time: LocalTime, longitude: number): number {
  const zone = time.zone ?? Math.round(longitude / ZONE_WIDTH);
  const hours = time.hour - zone + (time.minute + time.second / 60) / 60;
  return julianDayAtMidnight(time.year, time.month, time.day) + hours / 24;
}

/** Julian day at 0 h UT of a Gregorian date (Meeus, "Astronomical algorithms", 7.1). */
function julianDayAtMidnight(year: number, month: number, day: number): number {
  const [y, m] = month > 2 ? [year, month] : [year - 1, month + 12];
  const century = Math.floor(y / 100);
  const leap = 2 - century + Math.floor(century / 4);
  return Math.floor(365.25 * (y + 4716)) + Math.floor(30.6001 * (m + 1)) + day + leap - 1524.5;
}
