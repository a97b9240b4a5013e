import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { ConsoleRole } from "./console-role";
import type { JoinedNetwork } from "./join-network";
import type { People } from "./people-settings";
import type { SeenPipeline } from "./policies/console-policies";
import { Studio } from "./studio";
import { StudioAccess } from "./studio-access";

export interface LetPeopleInArgs extends People {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  readonly seen: pulumi.Output<SeenPipeline>;
  readonly network: JoinedNetwork;
  /** ARN of the key for data. */
  readonly keyArn: pulumi.Input<string>;
  readonly protect: boolean;
}

/** What people need to come in by; undefined where nobody was named. */
export interface Entrances {
  readonly consoleRoleArn?: pulumi.Output<string>;
  readonly switchRoleUrl?: pulumi.Output<string>;
  /** ARN of the policy of users of an existing Studio domain. */
  readonly studioPolicyArn?: pulumi.Output<string>;
  readonly studioUrl?: pulumi.Output<string>;
}

/** The tag by which a Studio domain knows what is its own, where the domain shows nothing else. */
export const domainTags = ({ studio }: People): Readonly<Record<string, string>> =>
  studio?.domainArn === undefined ? {} : { "sagemaker:domain-arn": studio.domainArn };

const openStudio = (name: string, args: LetPeopleInArgs): Entrances => {
  const { studio, pipelineName, seen, place, network, keyArn, protect } = args;
  if (studio === undefined) return {};
  const { userRoles, userProfiles } = studio;
  const { vpcId, subnetIds, securityGroupIds } = network;
  const access =
    userRoles.length === 0 ? undefined : new StudioAccess(name, { pipelineName, seen, userRoles });
  const own =
    userProfiles.length === 0
      ? undefined
      : new Studio(name, {
          place,
          seen,
          vpcId,
          subnetIds,
          securityGroupIds,
          keyArn,
          userProfiles,
          protect,
        });
  return {
    ...(access === undefined ? {} : { studioPolicyArn: access.policyArn }),
    ...(own === undefined ? {} : { studioUrl: own.url }),
  };
};

/** Makes the ways in that the configuration asks for, and nothing when it names nobody. */
export const letPeopleIn = (name: string, args: LetPeopleInArgs): Entrances => {
  const { consoleAccess: access, place, pipelineName, seen } = args;
  const role =
    access === undefined ? undefined : new ConsoleRole(name, { place, pipelineName, access, seen });
  return {
    ...(role === undefined ? {} : { consoleRoleArn: role.arn, switchRoleUrl: role.switchRoleUrl }),
    ...openStudio(name, args),
  };
};
