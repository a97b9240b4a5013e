import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecuritySecrets", () => {
  itFindsIn(secureDefinition(), [
    [
      "an access key in the environment",
      { [`${SECURE.prepare}.Arguments.Environment.AWS_ID`]: "AKIAIOSFODNN7EXAMPLE" },
      "job-holds-secret Steps[0].Arguments.Environment.AWS_ID",
      '"Arguments.Environment.AWS_ID" of step "Prepare" holds an AWS access key.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a password in the environment",
      { [`${SECURE.prepare}.Arguments.Environment.DB_PASSWORD`]: "hunter2" },
      "job-holds-secret Steps[0].Arguments.Environment.DB_PASSWORD",
      '"Arguments.Environment.DB_PASSWORD" of step "Prepare" gives "DB_PASSWORD" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a token in the hyperparameters",
      { [`${SECURE.train}.Arguments.HyperParameters.hub`]: "hf_abcdefghijklmnopqrstuvwxyzABCDEFGH" },
      "job-holds-secret Steps[1].Arguments.HyperParameters.hub",
      '"Arguments.HyperParameters.hub" of step "Train" holds a Hugging Face token.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a token among the arguments",
      {
        [`${SECURE.spark}.Arguments.StepConfig.HadoopJarStep.Args`]: [
          "spark-submit",
          "--api-key",
          "0f1e2d3c4b5a",
        ],
      },
      "job-holds-secret Steps[6].Arguments.StepConfig.HadoopJarStep.Args[2]",
      '"Arguments.StepConfig.HadoopJarStep.Args[2]" of step "Spark" gives "api-key" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a password joined to its argument",
      { [`${SECURE.spark}.Arguments.StepConfig.HadoopJarStep.Args`]: ["--password=hunter2"] },
      "job-holds-secret Steps[6].Arguments.StepConfig.HadoopJarStep.Args[0]",
      '"Arguments.StepConfig.HadoopJarStep.Args[0]" of step "Spark" gives "password" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a secret as the default of a parameter",
      {
        "Parameters.0": { Name: "GradeToken", Type: "String", DefaultValue: "s3cr3tvalue" },
        [`${SECURE.gate}.Arguments.Conditions.0.LeftValue`]: { Get: "Parameters.GradeToken" },
      },
      "job-holds-secret Parameters[0].DefaultValue",
      '"Parameters[0].DefaultValue" of the definition gives "GradeToken" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a secret told to a function",
      { [`${SECURE.tell}.Arguments.clientSecret`]: "c0ffee-c0ffee" },
      "job-holds-secret Steps[9].Arguments.clientSecret",
      '"Arguments.clientSecret" of step "Tell" gives "clientSecret" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
    [
      "a secret in a tag",
      { [`${SECURE.train}.Arguments.Tags`]: [{ Key: "api-key", Value: "0f1e2d3c4b5a" }] },
      "job-holds-secret Steps[1].Arguments.Tags[0].Value",
      '"Arguments.Tags[0].Value" of step "Train" gives "api-key" in plain text.',
      "Keep it in Secrets Manager and let the code read it there; everybody who may describe the pipeline reads the definition (control JOB-8).",
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    [
      "where secrets lie, and tokens that are words",
      {
        [`${SECURE.prepare}.Arguments.Environment`]: {
          DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
          SECRET_NAME: "db",
          MAX_TOKENS: "512",
          TOKENIZERS_PARALLELISM: "false",
          pad_token: "[PAD]",
          API_KEY: "",
        },
        [`${SECURE.tell}.Arguments`]: { token: true, password: { Get: "Parameters.Grade" } },
      },
    ],
  ]);
});
