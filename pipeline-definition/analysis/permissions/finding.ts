import type { Conditions } from "./policy-document";

/** Stands for the role that the pipeline itself runs under: a document does not name it. */
export const PIPELINE_ROLE = "pipeline";

/** Something that a role has to be allowed, and what it is for. */
export interface Grant {
  readonly kind: "grant";
  /** ARN of a role, `PIPELINE_ROLE`, or the text of an expression that names no role here. */
  readonly role: string;
  /** What it is for; grants of one purpose become one statement of that Sid. */
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** Parameters whose defaults decided over the resources or conditions. */
  readonly parameters: readonly string[];
}

/** Listing the keys of a bucket that fit a pattern; all listings of a bucket become one statement. */
export interface Listing {
  readonly kind: "listing";
  readonly role: string;
  readonly bucketArn: string;
  readonly prefix: string;
}

/** Something about a role that the document cannot tell, as a sentence. */
export interface Note {
  readonly kind: "note";
  readonly role: string;
  readonly text: string;
}

/** Who assumes a role, for a step: a service, on behalf of resources whose ARNs fit the patterns. */
export interface Use {
  readonly kind: "use";
  readonly role: string;
  readonly step: string;
  readonly type: string;
  /** `sagemaker.amazonaws.com` and the like; empty when no service assumes it. */
  readonly service: string;
  /** Patterns of `aws:SourceArn`; empty where the service does not send it, or it is not known. */
  readonly sources: readonly string[];
}

export type Finding = Grant | Listing | Note | Use;

/** A grant without conditions that hangs on no parameter. */
export const grant = (
  role: string,
  purpose: string,
  actions: readonly string[],
  resources: readonly string[],
  more: { readonly conditions?: Conditions; readonly parameters?: readonly string[] } = {},
): Grant => ({ kind: "grant", role, purpose, actions, resources, parameters: [], ...more });

export const note = (role: string, text: string): Note => ({ kind: "note", role, text });
