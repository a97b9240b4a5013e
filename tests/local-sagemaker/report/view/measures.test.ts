import assert from "node:assert/strict";
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatTime,
} from "../../../../local-sagemaker/report/view/measures";

describe("measures", () => {
  it("tells durations in the unit that fits", () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, "0 ms"],
      [-5, "0 ms"],
      [849.6, "850 ms"],
      [999.7, "1.0 s"],
      [12_340, "12.3 s"],
      [59_949, "59.9 s"],
      [59_960, "1 min 00 s"],
      [125_000, "2 min 05 s"],
      [3_599_600, "1 h 00 min"],
      [3_720_000, "1 h 02 min"],
    ];
    for (const [ms, text] of cases) assert.equal(formatDuration(ms), text);
  });

  it("tells sizes in decimal units", () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, "0 bytes"],
      [1, "1 byte"],
      [999, "999 bytes"],
      [1500, "1.5 kB"],
      [3_771_651, "3.8 MB"],
      [123_456_789, "123 MB"],
    ];
    for (const [bytes, text] of cases) assert.equal(formatBytes(bytes), text);
  });

  it("tells times in UTC, and leaves alone what is no time", () => {
    assert.equal(formatTime("2026-03-01T09:00:00.500+01:00"), "2026-03-01 08:00:00 UTC");
    assert.equal(formatTime("soon"), "soon");
  });

  it("groups whole numbers and rounds the others", () => {
    assert.equal(formatNumber(1234567), "1\u202F234\u202F567");
    assert.equal(formatNumber(0.843754321), "0.8438");
    assert.equal(formatNumber(12.345678), "12.346");
    assert.equal(formatNumber(1.5e-9), "1.5e-9");
  });
});
