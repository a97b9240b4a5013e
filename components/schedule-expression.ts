/** When a schedule fires, as far as alarms need to know it. */
export interface ScheduleTimes {
  /** The longest time between two runs, in hours; undefined when there is one run only. */
  readonly longestGapHours: number | undefined;
}

type Field = readonly [least: number, most: number, names: readonly string[]];

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MINUTES: Field = [0, 59, []];
const HOURS: Field = [0, 23, []];
const DAYS_OF_MONTH: Field = [1, 31, []];
const MONTHS_OF_YEAR: Field = [1, 12, MONTHS];
const DAYS_OF_WEEK: Field = [1, 7, DAYS];
const YEARS: Field = [1970, 2199, []];

const DAY = 86_400_000;

const numberOf = (text: string, [least, most, names]: Field): number | undefined => {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + 1 : /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
};

const steps = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

/** The values of one part of a field between commas: `*`, `5`, `1-5`, `*` or `5` with `/15` behind it. */
const partOf = (part: string, field: Field): readonly number[] | undefined => {
  const [, from = "", to, every] = /^([A-Za-z0-9]+|\*)(?:-([A-Za-z0-9]+))?(?:\/(\d{1,4}))?$/.exec(part) ?? [];
  const step = every === undefined ? 1 : Number(every);
  if (from === "" || step === 0 || (from === "*" && to !== undefined)) return undefined;
  const first = from === "*" ? field[0] : numberOf(from, field);
  const open = from === "*" || every !== undefined;
  const last = to !== undefined ? numberOf(to, field) : open ? field[1] : first;
  return first === undefined || last === undefined || last < first ? undefined : steps(first, last, step);
};

const valuesOf = (text: string, field: Field): ReadonlySet<number> | undefined => {
  const parts = text.split(",").map((part) => partOf(part, field));
  return parts.every((part) => part !== undefined) ? new Set(parts.flat()) : undefined;
};

type DayTest = (day: Date) => boolean;

const daysIn = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

/** The weekday nearest to a day of a month, in the same month. */
const nearestWeekday = (day: Date, wanted: number): number => {
  const date = Math.min(wanted, daysIn(day));
  const weekday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), date)).getUTCDay();
  if (weekday === 6) return date === 1 ? 3 : date - 1;
  if (weekday === 0) return date === daysIn(day) ? date - 2 : date + 1;
  return date;
};

const dayOfMonthTest = (text: string): DayTest | undefined => {
  if (text === "?") return () => true;
  if (text === "L") return (day) => day.getUTCDate() === daysIn(day);
  const weekday = /^(\d{1,2}|L)W$/.exec(text)?.[1];
  if (weekday !== undefined) {
    const wanted = weekday === "L" ? 31 : numberOf(weekday, DAYS_OF_MONTH);
    return wanted === undefined ? undefined : (day) => day.getUTCDate() === nearestWeekday(day, wanted);
  }
  const values = valuesOf(text, DAYS_OF_MONTH);
  return values && ((day) => values.has(day.getUTCDate()));
};

const dayOfWeekTest = (text: string): DayTest | undefined => {
  if (text === "?") return () => true;
  if (text === "L") return (day) => day.getUTCDay() === 6;
  const [, name = "", sign = ""] = /^([A-Za-z0-9]+?)(L|#[1-5])$/.exec(text) ?? [];
  if (sign !== "") {
    const wanted = numberOf(name, DAYS_OF_WEEK);
    if (wanted === undefined) return undefined;
    const fits: DayTest =
      sign === "L"
        ? (day) => day.getUTCDate() > daysIn(day) - 7
        : (day) => Math.ceil(day.getUTCDate() / 7) === Number(sign.slice(1));
    return (day) => day.getUTCDay() + 1 === wanted && fits(day);
  }
  const values = valuesOf(text, DAYS_OF_WEEK);
  return values && ((day) => values.has(day.getUTCDay() + 1));
};

/** Largest distance between neighbours, in minutes. */
const largestStep = (sorted: readonly number[]): number =>
  sorted.reduce((most, value, index) => Math.max(most, value - (sorted[index - 1] ?? value)), 0);

/** A leap year and those around it hold every sequence of days that counts here; a century without one does not. */
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAYS_LOOKED_AT = 366 * 9;

const cronTimes = (fields: readonly string[]): ScheduleTimes | undefined => {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  // One of the two days, and only one, has to be left open.
  if (fields.length !== 6 || (dayOfMonth === "?") === (dayOfWeek === "?")) return undefined;
  const [minutes, hours] = [valuesOf(minute, MINUTES), valuesOf(hour, HOURS)];
  const [months, years] = [valuesOf(month, MONTHS_OF_YEAR), valuesOf(year, YEARS)];
  const [fitsMonth, fitsWeek] = [dayOfMonthTest(dayOfMonth), dayOfWeekTest(dayOfWeek)];
  if (!minutes || !hours || !months || !years || !fitsMonth || !fitsWeek) return undefined;
  const times = [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b);
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_, i) => new Date(FIRST_DAY + i * DAY)).filter(
    (day) =>
      months.has(day.getUTCMonth() + 1) && years.has(day.getUTCFullYear()) && fitsMonth(day) && fitsWeek(day),
  );
  const runs = days.length * times.length;
  if (runs === 0) return undefined;
  const dayGap = largestStep(days.map((day) => day.getTime() / 60_000));
  const overnight = dayGap === 0 ? 0 : dayGap - (times.at(-1) ?? 0) + (times[0] ?? 0);
  const gap = Math.max(largestStep(times), overnight);
  return { longestGapHours: runs === 1 ? undefined : gap / 60 };
};

const UNIT_HOURS = { minute: 1 / 60, hour: 1, day: 24 } as const;

const rateTimes = (text: string): ScheduleTimes | undefined => {
  const [, count = "", unit = ""] = /^([1-9]\d{0,4}) (minute|hour|day)s?$/.exec(text) ?? [];
  const hours = UNIT_HOURS[unit as keyof typeof UNIT_HOURS] as number | undefined;
  return hours === undefined ? undefined : { longestGapHours: Number(count) * hours };
};

const atTimes = (text: string): ScheduleTimes | undefined => {
  const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text) ? new Date(`${text}Z`) : undefined;
  const isDate = date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDate ? { longestGapHours: undefined } : undefined;
};

/**
 * What EventBridge Scheduler makes of `rate(…)`, `cron(…)` and `at(…)`; undefined when it would refuse the expression
 * or never fire in the years ahead.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const scheduleTimes = (expression: string): ScheduleTimes | undefined => {
  const [, kind = "", inner = ""] = /^(rate|cron|at)\(([^()]*)\)$/.exec(expression) ?? [];
  if (kind === "rate") return rateTimes(inner);
  if (kind === "cron") return cronTimes(inner.split(/ +/));
  return kind === "at" ? atTimes(inner) : undefined;
};
