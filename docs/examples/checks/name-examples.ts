import type { CheckTheme } from "../../../scripts/command-line/check-example";

const fail = (Name: string, ErrorMessage: unknown = "Stopped.") => ({
  Name,
  Type: "Fail",
  Arguments: { ErrorMessage },
});

const said = (name: string) => ({
  "Std:Join": { On: "", Values: ["Stopped: ", { Get: `Parameters.${name}` }] },
});

const twice = (one: string, other: string): string =>
  `{
  "Version": "2020-12-01",
  "Parameters": [{ "Name": "${one}", "Type": "String" }, { "Name": "${other}", "Type": "String" }],
  "Steps": [{
    "Name": "Stop",
    "Type": "Fail",
    "Arguments": { "ErrorMessage": { "Std:Join": { "On": " ", "Values": [
      { "Get": "Parameters.${one}" },
      { "Get": "Parameters.${other}" }
    ] } } }
  }]
}`;

const stops = (one: string, other: string): string =>
  `{
  "Version": "2020-12-01",
  "Steps": [
    { "Name": "${one}", "Type": "Fail", "Arguments": { "ErrorMessage": "Too weak." } },
    { "Name": "${other}", "Type": "Fail", "Arguments": { "ErrorMessage": "Too slow." } }
  ]
}`;

const many = (count: number) => ({
  Parameters: Array.from({ length: count }, (_, i) => ({ Name: `P${String(i)}`, Type: "String" })),
  Steps: [
    fail("Stop", {
      "Std:Join": {
        On: "",
        Values: Array.from({ length: count }, (_, i) => ({ Get: `Parameters.P${String(i)}` })),
      },
    }),
  ],
});

const PLACE = { base: "least-document" } as const;

/** Names of steps and of what is in them. */
export const NAMES: CheckTheme = {
  title: "Names",
  examples: [
    {
      code: "invalid-name",
      ...PLACE,
      bad: { Steps: [fail("Stop here")] },
      good: { Steps: [fail("Stop-here")] },
    },
    {
      code: "duplicate-step-name",
      bad: stops("Stop", "Stop"),
      good: stops("StopEarly", "StopLate"),
    },
    {
      code: "similar-step-names",
      ...PLACE,
      bad: { Steps: [fail("TooWeak"), fail("Tooweak")] },
      good: { Steps: [fail("TooWeak"), fail("TooSlow")] },
    },
    {
      code: "duplicate-name",
      bad: {
        Steps: [
          {
            Name: "Evaluate",
            PropertyFiles: [
              { PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" },
              { PropertyFileName: "Report", OutputName: "report", FilePath: "other.json" },
            ],
          },
        ],
      },
      good: {
        Steps: [
          {
            Name: "Evaluate",
            PropertyFiles: [
              { PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" },
              { PropertyFileName: "Other", OutputName: "report", FilePath: "other.json" },
            ],
          },
        ],
      },
    },
  ],
};

/** Declarations of parameters. */
export const PARAMETERS: CheckTheme = {
  title: "Parameters",
  examples: [
    {
      code: "duplicate-parameter",
      bad: twice("Reason", "Reason"),
      good: twice("Reason", "Advice"),
    },
    {
      code: "default-not-allowed",
      bad: {
        Parameters: [
          { Name: "Size", Type: "String", DefaultValue: "medium", EnumValues: ["small", "large"] },
        ],
        Steps: [fail("Stop", said("Size"))],
      },
      good: {
        Parameters: [{ Name: "Size", Type: "String", DefaultValue: "small", EnumValues: ["small", "large"] }],
        Steps: [fail("Stop", said("Size"))],
      },
      ...PLACE,
    },
    {
      code: "long-default",
      ...PLACE,
      bad: {
        Parameters: [{ Name: "Text", Type: "String", DefaultValue: "x".repeat(1_025) }],
        Steps: [fail("Stop", said("Text"))],
      },
      good: {
        Parameters: [{ Name: "Text", Type: "String", DefaultValue: "s3://bucket/text" }],
        Steps: [fail("Stop", said("Text"))],
      },
      shown: {
        bad: '{ "Name": "Text", "Type": "String", "DefaultValue": "… more than 1,024 characters …" }',
        good: '{ "Name": "Text", "Type": "String", "DefaultValue": "s3://bucket/text" }',
      },
    },
    {
      code: "too-many-parameters",
      ...PLACE,
      bad: many(201),
      good: many(200),
      shown: {
        bad: "201 parameters",
        good: "200 parameters; what no start changes stands in the steps themselves",
      },
    },
    {
      code: "unused-parameter",
      ...PLACE,
      bad: { Parameters: [{ Name: "Reason", Type: "String" }], Steps: [fail("Stop")] },
      good: { Parameters: [{ Name: "Reason", Type: "String" }], Steps: [fail("Stop", said("Reason"))] },
    },
    {
      code: "undeclared-parameter",
      ...PLACE,
      bad: { Parameters: [], Steps: [fail("Stop", said("Reason"))] },
      good: { Parameters: [{ Name: "Reason", Type: "String" }], Steps: [fail("Stop", said("Reason"))] },
    },
    {
      code: "default-does-not-fit",
      bad: {
        Parameters: [{ Name: "Seconds", Type: "Integer", DefaultValue: 0 }],
        Steps: [
          {
            Name: "Train",
            Arguments: { StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.Seconds" } } },
          },
        ],
      },
      good: {
        Parameters: [{ Name: "Seconds", Type: "Integer", DefaultValue: 3600 }],
        Steps: [
          {
            Name: "Train",
            Arguments: { StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.Seconds" } } },
          },
        ],
      },
    },
  ],
};
