import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import type { Conditions } from "../../pipeline-definition/analysis/permissions/policy-document";

/** For whom a policy is written: a place, and what the names of the resources begin with, by stack. */
export interface Delivered {
  readonly place: Place;
  readonly stack: string;
  /** Beginnings of names such as `adult-census-dev`. */
  readonly names: readonly string[];
}

/** The calls that the AWS provider makes for one kind of resource, by what they do. */
export interface ManagedService {
  /** Begins the statements' Sids. */
  readonly sid: string;
  /** What a preview needs too. None of them returns data. */
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Deletes what holds state: given for stacks that may be thrown away. @default none */
  readonly remove?: readonly string[];
  readonly resources: (of: Delivered) => readonly string[];
  /** Holds for writing and removing, where names alone do not tell whose a resource is. @default none */
  readonly condition?: (of: Delivered) => Conditions;
}

/** Services whose statements make up one policy: IAM limits the size of each. */
export interface ServiceGroup {
  readonly name: string;
  readonly services: readonly ManagedService[];
}

/** The resource bears the tag of the stack. */
export const taggedByStack = ({ stack }: Delivered): Conditions => ({
  StringEquals: { "aws:ResourceTag/stack": stack },
});

/** The tag of the stack comes with the call. */
export const broughtTag = ({ stack }: Delivered): Conditions => ({
  StringEquals: { "aws:RequestTag/stack": stack },
});
