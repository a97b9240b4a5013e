import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0";
const ROLE = "arn:aws:iam::111122223333:role/jobs";

/** A processing step that runs `<name>.py` and keeps what it writes to its output folder. */
export const processing = (Name: string, more: object = {}, environment: object = {}): object => ({
  Name,
  Type: "Processing",
  Arguments: {
    AppSpecification: {
      ImageUri: IMAGE,
      ContainerEntrypoint: ["python3", `/opt/ml/processing/input/code/${Name}.py`],
    },
    Environment: environment,
    ProcessingInputs: [
      {
        InputName: "code",
        AppManaged: false,
        S3Input: {
          S3Uri: `s3://demo-bucket/code/${Name}.py`,
          LocalPath: "/opt/ml/processing/input/code",
          S3DataType: "S3Prefix",
          S3InputMode: "File",
        },
      },
    ],
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "out",
          AppManaged: false,
          S3Output: {
            S3Uri: {
              "Std:Join": {
                On: "/",
                Values: ["s3://demo-bucket/runs", { Get: "Execution.PipelineExecutionId" }, Name],
              },
            },
            LocalPath: "/opt/ml/processing/out",
            S3UploadMode: "EndOfJob",
          },
        },
      ],
    },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 10 },
    },
    RoleArn: ROLE,
  },
  ...more,
});

const score = {
  "Std:JsonGet": {
    PropertyFile: { Get: "Steps.Score.PropertyFiles.Report" },
    Path: "metrics.accuracy.value",
  },
};
export const GATED = {
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [
    { Name: "Accuracy", Type: "Float", DefaultValue: 0.9 },
    { Name: "Threshold", Type: "Float", DefaultValue: 0.8 },
  ],
  Steps: [
    processing(
      "Score",
      {
        PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "report.json" }],
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      },
      { ACCURACY: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Accuracy" }] } } },
    ),
    {
      Name: "Gate",
      Type: "Condition",
      Arguments: {
        Conditions: [
          { Type: "GreaterThanOrEqualTo", LeftValue: score, RightValue: { Get: "Parameters.Threshold" } },
        ],
        IfSteps: [
          {
            Name: "Register",
            Type: "RegisterModel",
            Arguments: {
              ModelPackageGroupName: "demo-models",
              InferenceSpecification: {
                Containers: [{ Image: IMAGE, ModelDataUrl: "s3://demo-bucket/model.tar.gz" }],
                SupportedContentTypes: ["text/csv"],
                SupportedResponseMIMETypes: ["text/csv"],
              },
            },
          },
        ],
        ElseSteps: [
          {
            Name: "TooLow",
            Type: "Fail",
            Arguments: { ErrorMessage: { "Std:Join": { On: " ", Values: ["Only", score] } } },
          },
        ],
      },
    },
  ],
};
export const single = (Name: string, environment: object = {}): object => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [],
  Steps: [processing(Name, {}, environment)],
});

const SCRIPTS: Readonly<Record<string, string>> = {
  Score: `import json, os
accuracy = float(os.environ["ACCURACY"])
with open("/opt/ml/processing/out/report.json", "w") as file:
    json.dump({"metrics": {"accuracy": {"value": accuracy}}}, file)
`,
  Break: `import sys
for i in range(30): print("line", i)
sys.exit(3)
`,
  Wait: `import time
print("waiting", flush=True)
time.sleep(600)
`,
};

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Summary {
  readonly status: string;
  readonly failureReason: string | null;
  readonly parameters: unknown;
  readonly steps: readonly {
    readonly StepName: string;
    readonly StepStatus: string;
    readonly FailureReason?: string;
  }[];
  readonly metrics: unknown;
  readonly modelPackages: readonly {
    readonly ModelPackageArn: string;
    readonly ModelPackageVersion: number;
  }[];
  readonly report: string;
}

/** Sees progress as it comes, and may send signals. */
type Watcher = (soFar: string, kill: (signal: NodeJS.Signals) => void) => void;

/** A folder of its own with scripts, definitions and a store, and the command run in it. */
export class LocalCommand {
  readonly folder = mkdtempSync(path.join(tmpdir(), "local-"));
  readonly store = path.join(this.folder, "store");

  constructor() {
    mkdirSync(path.join(this.folder, "code"));
    for (const [name, text] of Object.entries(SCRIPTS))
      writeFileSync(path.join(this.folder, "code", `${name}.py`), text);
  }

  /** Writes a definition, or any text, and returns the file's path. */
  definition(name: string, document: unknown): string {
    const file = path.join(this.folder, `${name}.json`);
    writeFileSync(file, typeof document === "string" ? document : JSON.stringify(document));
    return file;
  }

  /** The flags that mount a step's script. */
  script(name: string): readonly string[] {
    return ["--input", `s3://demo-bucket/code/${name}.py=${path.join(this.folder, "code", `${name}.py`)}`];
  }

  start(args: readonly string[], onStderr: Watcher = () => undefined): Promise<Ended> {
    const loader = path.join(ROOT, "scripts/command-line/typescript.js");
    const program = path.join(ROOT, "scripts/local.ts");
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ["-r", loader, program, "run", ...args], {
        cwd: this.folder,
        env: { ...process.env, LOCAL_SAGEMAKER_STORE: this.store },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let [stdout, stderr] = ["", ""];
      child.stdout.on("data", (data) => (stdout += String(data)));
      child.stderr.on("data", (data) => {
        stderr += String(data);
        onStderr(stderr, (signal) => child.kill(signal));
      });
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}
