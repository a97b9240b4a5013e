import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { AdultDataError, convertAdultData } from "../../../workflows/adult-census/real-data";
import { adultCensusSample } from "../../../workflows/adult-census/sample-data";

const REAL_FILE = path.resolve(__dirname, "../../../../shared/data/adult.csv");

/** A file in the workflow's form as UCI serves it: no header, no quotes, a space after each comma, an empty end. */
const asServed = (content: string): string => {
  const rows = content.trimEnd().split("\n").slice(1);
  return `${rows.map((row) => row.replaceAll('"', "").replaceAll(",", ", ")).join("\n")}\n\n`;
};

describe("adult-census real data", () => {
  it("gives UCI's form a header and quotes", () => {
    const source =
      "39, State-gov, 77516, Bachelors, 13, Never-married, ?, Not-in-family, White, Male, 2174, 0, 40, ?, <=50K\n\n";
    assert.equal(
      convertAdultData(source),
      '"age","workclass","fnlwgt","education","education.num","marital.status","occupation","relationship","race",' +
        '"sex","capital.gain","capital.loss","hours.per.week","native.country","income"\n' +
        '39,"State-gov",77516,"Bachelors",13,"Never-married","?","Not-in-family","White","Male",2174,0,40,"?","<=50K"\n',
    );
  });

  it("brings generated rows back byte for byte, with either line end", () => {
    const { content } = adultCensusSample({ rows: 500, seed: 3 });
    assert.equal(convertAdultData(asServed(content)), content);
    assert.equal(convertAdultData(asServed(content).replaceAll("\n", "\r\n")), content);
  });

  it("brings the real file back byte for byte", function () {
    if (!existsSync(REAL_FILE)) {
      console.log("skipped: there is no ../shared/data/adult.csv");
      this.skip();
    }
    const content = readFileSync(REAL_FILE, "utf8");
    assert.equal(convertAdultData(asServed(content)), content);
  });

  it("makes a header alone of an empty source", () => {
    assert.equal(convertAdultData("\n").split("\n").length, 2);
  });

  it("names the first line of another form", () => {
    const good = asServed(adultCensusSample({ rows: 2 }).content).trimEnd();
    const fails = (source: string, message: RegExp): void => {
      assert.throws(
        () => convertAdultData(source),
        (error) =>
          error instanceof AdultDataError &&
          message.test(error.message) &&
          /UCI's adult\.data/.test(error.hint),
      );
    };
    fails(`${good}\n1, 2\n`, /^Line 3 of the source has 2 values, not 15\.$/);
    fails(`|1x3 Cross validator\n${good}`, /^Line 1 of the source has 1 values, not 15\.$/);
    fails(
      good.replace(/^\d+/, "old"),
      /^Line 1 of the source has "old" in column "age", which is not a whole number\.$/,
    );
  });
});
