import { mayBeSecret, namesSecret, secretIn } from "../../pipeline-definition/checks/secret-patterns";
import { complain, finding, type Control, type ControlId, type Finding } from "../control";
import { isType, type Estate } from "../estate";
import { at, members, parsed, text } from "../json-reading";
import { tagsOf } from "./tags";

type Files = ReadonlyMap<string, string>;

/** A control over the files of the repository. */
const overFiles = (
  id: ControlId,
  check: (files: Files, estate: Estate) => readonly (Finding | false)[],
): Control => ({
  id,
  judge: (estate) =>
    estate.files === undefined
      ? { notApplicable: "only the program is known here, not its repository" }
      : { findings: check(estate.files, estate).filter((one) => one !== false) },
});

const workflows = (files: Files): readonly (readonly [string, string])[] =>
  [...files].filter(([path]) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));

const STATEFUL = [
  "s3:Bucket",
  "kms:Key",
  "ecr:Repository",
  "sagemaker:ModelPackageGroup",
  "cloudwatch:LogGroup",
];

const EXACT = /^\d+\.\d+\.\d+$/;
const TAGS = ["owner", "env", "cost-center", "data-classification", "managed-by"];

const configFindings = ({ configuration, stack }: Estate): readonly Finding[] =>
  Object.entries(configuration)
    .filter(
      ([key, value]) =>
        secretIn(value) !== undefined || (namesSecret(key.split(":").at(-1) ?? "") && mayBeSecret(value)),
    )
    .map(([key]) => finding(key, `Configuration "${key}" of stack ${stack} holds a secret in the open.`));

const unpinned = ([path, content]: readonly [string, string]): readonly Finding[] =>
  [...content.matchAll(/uses:\s*(\S+)/g)]
    .map((match) => match[1] ?? "")
    .filter((action) => !action.startsWith("./") && !/@[0-9a-f]{40}$/.test(action))
    .map((action) => finding(path, `Workflow "${path}" uses "${action}", which can change.`));

const dependencyFindings = (files: Files): readonly (Finding | false)[] => {
  const manifest = parsed(files.get("package.json"));
  const named = [...members(at(manifest, "dependencies")), ...members(at(manifest, "devDependencies"))];
  return [
    !files.has("package-lock.json") && finding("package-lock.json", 'File "package-lock.json" is missing.'),
    ...named
      .filter(([, version]) => !EXACT.test(text(version)))
      .map(([name]) => finding(name, `Package "${name}" has no exact version.`)),
  ];
};

const some = (files: Files, pattern: RegExp): boolean => [...files.keys()].some((path) => pattern.test(path));
const anywhere = (files: Files, pattern: RegExp): boolean =>
  workflows(files).some(([, content]) => pattern.test(content));

/** State, delivery and operations. */
export const operationControls: readonly Control[] = [
  overFiles("OPS-1", (files, estate) => [
    !/^secretsprovider:\s*awskms:\/\//m.test(files.get(`Pulumi.${estate.stack}.yaml`) ?? "") &&
      finding(
        `Pulumi.${estate.stack}.yaml`,
        `Stack "${estate.stack}" does not keep its secrets under a KMS key.`,
      ),
    ...configFindings(estate),
  ]),
  {
    id: "OPS-2",
    judge: ({ resources, stack }) => {
      const found = resources.filter((one) => STATEFUL.some((type) => isType(one, type)));
      if (found.length === 0) return { notApplicable: "the stack holds no state" };
      return {
        findings: found.flatMap((one) => complain(one, !one.protect && `is not protected in stack ${stack}`)),
      };
    },
  },
  overFiles("OPS-3", (files) => [
    !(
      workflows(files).some(
        ([, content]) => /pull_request/.test(content) && /\.ci\/run|npm test/.test(content),
      ) && /npm (run verify|test)/.test(files.get(".ci/run") ?? "")
    ) && finding("workflows", "No workflow runs the checks on every change."),
    !some(files, /^tests\/security\/scorecard.*\.test\.ts$/) &&
      finding("tests/security", "No test holds every stack to these controls."),
  ]),
  overFiles("OPS-4", (files) => [
    !some(files, /^tests\/components\/.+\.test\.ts$/) &&
      finding("tests/components", "No test looks at the resources."),
    !some(files, /^tests\/security\/mutations.*\.test\.ts$/) &&
      finding("tests/security", "No test proves that each control can fail."),
  ]),
  overFiles("OPS-5", dependencyFindings),
  overFiles("OPS-6", (files) =>
    workflows(files).length === 0
      ? [finding("workflows", "The repository has no workflow.")]
      : workflows(files).flatMap((file) => [
          ...unpinned(file),
          ...(/^permissions:\s*(\{\}|\n {2}contents: read)/m.test(file[1])
            ? []
            : [finding(file[0], `Workflow "${file[0]}" has more permissions than to read.`)]),
        ]),
  ),
  {
    id: "OPS-7",
    judge: (estate) => {
      const missing = TAGS.filter((tag) => !tagsOf(estate).includes(tag));
      return {
        findings: missing.map((tag) =>
          finding(tag, `Stack "${estate.stack}" does not give everything the tag "${tag}".`),
        ),
      };
    },
  },
  overFiles("OPS-8", (files) => [
    !(
      workflows(files).some(([, content]) => /cron:/.test(content) && /refresh/.test(content)) &&
      anywhere(files, /--expect-no-changes/)
    ) && finding("workflows", "No workflow looks for drift by night."),
  ]),
];
