import { listOf, text, type JsonObject, type Member } from "./configuration-members";
import { isAsked, objectMistakes } from "./configuration-surroundings";
import { jsonObject } from "./json-setting";
import type { ConsoleAccess } from "./policies/console-policies";

/** SageMaker Studio: an existing domain, one of the stack's own, or both. */
export interface StudioSettings {
  /** Names of the execution roles of users of an existing domain. */
  readonly userRoles: readonly string[];
  /** ARN of an existing domain that shows its users only what bears its tag. */
  readonly domainArn?: string;
  /** Names of the profiles of a domain of the stack's own; none for no such domain. */
  readonly userProfiles: readonly string[];
}

/** How people come to the pipeline; undefined where nobody was named. */
export interface People {
  readonly consoleAccess: ConsoleAccess | undefined;
  readonly studio: StudioSettings | undefined;
}

/** Keys of the configuration for people. The members of each are looked at apart. */
export const peopleSettings = {
  consoleAccess: jsonObject(`'{"permissionSets":["DataScientist"]}'`),
  studio: jsonObject(`'{"userRoles":["StudioUser"]}'`),
};

/** Members of `consoleAccess`. */
const CONSOLE_ACCESS: Readonly<Record<string, Member>> = {
  permissionSets: listOf(text(/^[\w+=,.@-]{1,32}$/, "the name of a permission set", "DataScientist")),
  principals: listOf(
    text(
      /^(\d{12}|arn:aws[a-z-]*:iam::\d{12}:user\/[\w+=,.@/-]+)$/,
      "the ARN of an IAM user or the id of an account",
      "arn:aws:iam::111122223333:user/ann",
    ),
  ),
};

/** Members of `studio`. */
const STUDIO: Readonly<Record<string, Member>> = {
  userRoles: listOf(text(/^[\w+=,.@-]{1,64}$/, "the name of a role (without its path)", "StudioUser")),
  domainArn: text(
    /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:domain\/d-[a-z0-9]+$/,
    "the ARN of a Studio domain",
    "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-abcdefghijkl",
  ),
  userProfiles: listOf(
    text(/^[a-z0-9](-?[a-z0-9]){0,31}$/, "a name of lower-case letters, digits and inner hyphens", "ann"),
  ),
};

type PeopleSource = Readonly<Record<keyof typeof peopleSettings, JsonObject>>;

interface Surrounding {
  readonly natGateways: string;
  readonly endpointsFor: readonly string[];
  readonly vpcId: string;
}

/** A domain in a network that leads nowhere opens nothing: it calls SageMaker from inside. */
const lockedIn = ({ studio, natGateways, endpointsFor, vpcId }: Partial<PeopleSource & Surrounding>) =>
  studio?.["userProfiles"] === undefined ||
  vpcId !== "" ||
  natGateways !== "none" ||
  endpointsFor?.includes("studio") === true
    ? []
    : [
        {
          message: `Configuration "studio.userProfiles" makes a domain in a network that does not lead to SageMaker.`,
          hint: "Add the endpoints, which cost by zone and hour: pulumi config set --path 'endpointsFor[0]' studio",
        },
      ];

/** Everything that is wrong with who is named, and how. Keys that could not be read count as empty. */
export const peopleMistakes = (values: Partial<PeopleSource & Surrounding>) => {
  const { consoleAccess = {}, studio = {} } = values;
  return [
    ...objectMistakes("consoleAccess", consoleAccess, CONSOLE_ACCESS),
    ...objectMistakes("studio", studio, STUDIO),
    ...lockedIn(values),
  ];
};

/** The people of a configuration without mistakes. */
export const peopleOf = ({ consoleAccess, studio }: PeopleSource): People => ({
  consoleAccess: isAsked(consoleAccess)
    ? { permissionSets: [], principals: [], ...consoleAccess }
    : undefined,
  studio: isAsked(studio) ? { userRoles: [], userProfiles: [], ...studio } : undefined,
});
