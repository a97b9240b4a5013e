import assert from "node:assert/strict";
import { scheduleTimes } from "../../components/schedule-expression";

describe("a schedule's expression", () => {
  const gaps: readonly (readonly [expression: string, hours: number | undefined])[] = [
    ["rate(90 minutes)", 1.5],
    ["rate(1 hour)", 1],
    ["rate(2 days)", 48],
    ["at(2027-01-31T03:00:00)", undefined],
    ["cron(0 3 * * ? *)", 24],
    ["cron(0,30 8-17 ? * MON-FRI *)", 62.5],
    ["cron(0/15 * * * ? *)", 0.25],
    ["cron(5 */6 * * ? *)", 6],
    ["cron(0 0 1 * ? *)", 31 * 24],
    ["cron(0 0 L * ? *)", 31 * 24],
    ["cron(0 0 ? * 2#1 *)", 35 * 24],
    ["cron(0 0 ? * FRIL *)", 35 * 24],
    ["cron(0 0 ? * L *)", 7 * 24],
    ["cron(0 0 ? * 1,4 *)", 4 * 24],
    ["cron(0 12 29 FEB ? *)", 1461 * 24],
    ["cron(0 12 1 1 ? 2027)", undefined],
    ["cron(0 12 1 1 ? 2027-2029)", 366 * 24],
  ];
  for (const [expression, hours] of gaps) {
    it(`${expression} leaves ${hours === undefined ? "one run" : `at most ${String(hours)} hours`}`, () => {
      assert.deepEqual(scheduleTimes(expression), { longestGapHours: hours });
    });
  }

  it("takes the weekday nearest to a day, within the month", () => {
    // 1 August 2026 is a Saturday: its nearest weekday in the same month is Monday the 3rd, at most 34 days after.
    assert.equal(scheduleTimes("cron(0 0 1W * ? *)")?.longestGapHours, 33 * 24);
    assert.equal(scheduleTimes("cron(0 0 1W 8 ? 2026)")?.longestGapHours, undefined);
    assert.ok((scheduleTimes("cron(0 0 LW * ? *)")?.longestGapHours ?? 0) >= 31 * 24);
  });

  const refused = [
    "",
    "daily",
    "rate(0 days)",
    "rate(1 week)",
    "rate(1.5 hours)",
    "at(2027-02-30T03:00:00)",
    "at(2027-01-31)",
    "cron(0 3 * * ?)",
    "cron(0 3 * * * *)",
    "cron(0 3 ? * ? *)",
    "cron(60 3 * * ? *)",
    "cron(0 24 * * ? *)",
    "cron(0 3 32 * ? *)",
    "cron(0 3 0 * ? *)",
    "cron(0 3 ? * 8 *)",
    "cron(0 3 ? * 0 *)",
    "cron(0 3 ? * MON#6 *)",
    "cron(0 3 * 13 ? *)",
    "cron(0 3 * FOO ? *)",
    "cron(0 5-3 * * ? *)",
    "cron(0/0 3 * * ? *)",
    "cron(0 3 30 FEB ? *)",
    "cron(0 3 * * ? 1999)",
    "cron(0 3 * * ? *) ",
    "0 3 * * *",
  ];
  for (const expression of refused) {
    it(`is refused as ${JSON.stringify(expression)}`, () => {
      assert.equal(scheduleTimes(expression), undefined);
    });
  }
});
