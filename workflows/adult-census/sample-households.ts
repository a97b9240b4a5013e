import { type Shares } from "./sample-shares";

/** Place in the household, with what hangs together with it. */
export const HOUSEHOLD: Readonly<
  Record<
    string,
    {
      readonly share: number;
      readonly marital: Shares;
      /** Women per 1,000. */
      readonly female: number;
      /** Age at the 0, 10, 25, 50, 75, 90, 99 and 100 % quantiles. */
      readonly ages: readonly number[];
      /** Part-time workers per 1,000. */
      readonly partTime: number;
    }
  >
> = {
  Husband: {
    share: 4052,
    marital: { "Married-civ-spouse": 999, "Married-AF-spouse": 1 },
    female: 0,
    ages: [17, 29, 35, 43, 52, 60, 75, 90],
    partTime: 60,
  },
  "Not-in-family": {
    share: 2551,
    marital: {
      "Never-married": 567,
      Divorced: 289,
      Widowed: 66,
      Separated: 51,
      "Married-spouse-absent": 25,
      "Married-civ-spouse": 2,
    },
    female: 467,
    ages: [17, 23, 27, 35, 47, 59, 77, 90],
    partTime: 130,
  },
  "Own-child": {
    share: 1556,
    marital: {
      "Never-married": 886,
      Divorced: 65,
      Separated: 20,
      "Married-civ-spouse": 19,
      "Married-spouse-absent": 9,
      Widowed: 3,
    },
    female: 443,
    ages: [17, 18, 19, 22, 27, 36, 54, 90],
    partTime: 480,
  },
  Unmarried: {
    share: 1058,
    marital: {
      Divorced: 465,
      "Never-married": 256,
      Separated: 131,
      Widowed: 111,
      "Married-spouse-absent": 38,
    },
    female: 770,
    ages: [17, 26, 32, 39, 47, 56, 74, 90],
    partTime: 130,
  },
  Wife: {
    share: 482,
    marital: { "Married-civ-spouse": 992, "Married-AF-spouse": 8 },
    female: 999,
    ages: [17, 26, 31, 39, 47, 56, 71, 90],
    partTime: 260,
  },
  "Other-relative": {
    share: 301,
    marital: {
      "Never-married": 623,
      "Married-civ-spouse": 126,
      Divorced: 112,
      Separated: 56,
      Widowed: 49,
      "Married-spouse-absent": 33,
      "Married-AF-spouse": 1,
    },
    female: 438,
    ages: [17, 19, 22, 28, 41, 55, 74, 90],
    partTime: 240,
  },
};
