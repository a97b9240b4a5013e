import { isPinnedImage } from "../../pipeline-definition/checks/aws-images";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { complain, eachResource, finding, type Control } from "../control";
import { definitionsIn, names, ofType } from "../estate";
import { at, listed, parsed, text } from "../json-reading";
import { isBound, principals, statementsOf } from "../statements";

const REPOSITORY = ["ecr:Repository"];

/** ECR: images that nobody can change under their names. */
export const repositoryControls: readonly Control[] = [
  eachResource("ECR-1", REPOSITORY, "repository", ({ inputs }) =>
    inputs["imageTagMutability"] === "IMMUTABLE" ||
    (inputs["imageTagMutability"] === "IMMUTABLE_WITH_EXCLUSION" &&
      listed(inputs["imageTagMutabilityExclusionFilters"]).length > 0)
      ? undefined
      : "has tags that can be moved",
  ),
  eachResource("ECR-2", REPOSITORY, "repository", ({ inputs }, estate) =>
    at(inputs, "imageScanningConfiguration", "scanOnPush") === true ||
    ofType(estate, "ecr:RegistryScanningConfiguration").some((one) => one.inputs["scanType"] === "ENHANCED")
      ? undefined
      : "does not scan what is pushed",
  ),
  eachResource("ECR-3", REPOSITORY, "repository", ({ inputs }) => {
    const encryption = at(inputs, "encryptionConfigurations", 0);
    return at(encryption, "encryptionType") === "KMS" && at(encryption, "kmsKey") !== undefined
      ? undefined
      : "is not encrypted by a customer key";
  }),
  eachResource("ECR-4", REPOSITORY, "repository", (repository, estate) =>
    ofType(estate, "ecr:LifecyclePolicy").some(
      (one) =>
        names(one, "repository", repository) && at(parsed(one.inputs["policy"]), "rules") !== undefined,
    )
      ? undefined
      : "never drops an image",
  ),
  {
    id: "ECR-5",
    judge: (estate) => {
      const repositories = ofType(estate, "ecr:Repository");
      if (repositories.length === 0) return { notApplicable: "the stack has no repository" };
      const open = ofType(estate, "ecr:RepositoryPolicy").filter((one) =>
        statementsOf(one, one.inputs["policy"]).some(
          (statement) =>
            statement.allows &&
            !isBound(statement) &&
            (principals(statement, "AWS").includes("*") || principals(statement, "Service").length > 0),
        ),
      );
      return {
        findings: [
          ...open.flatMap((one) => complain(one, "lets in more than named accounts")),
          ...repositories.flatMap((one) =>
            complain(one, one.inputs["forceDelete"] === true && "is removed with its images by a destroy"),
          ),
        ],
      };
    },
  },
  {
    id: "ECR-6",
    judge: (estate) => {
      const functions = ofType(estate, "lambda:Function").filter(
        ({ inputs }) => inputs["imageUri"] !== undefined,
      );
      const definitions = definitionsIn(estate);
      if (functions.length === 0 && definitions.length === 0)
        return { notApplicable: "the stack runs no image" };
      return {
        findings: [
          ...definitions.flatMap(({ definition }) =>
            checkDefinition(definition)
              .filter(({ code }) => code === "job-image-not-pinned")
              .map(({ path, message }) => finding(path, message)),
          ),
          ...functions.flatMap((one) =>
            complain(
              one,
              !isPinnedImage(text(one.inputs["imageUri"])) && "runs an image that can change under its name",
            ),
          ),
        ],
      };
    },
  },
];
