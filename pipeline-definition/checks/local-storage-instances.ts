const FAMILIES: ReadonlySet<string> = new Set(
  `c5d c6gd m5d m6gd r5d r6gd r7gd dl1 g4dn g5 g6 g6e g7 g7e p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 p6e-gb200
  trn1 trn1n trn2`.split(/\s+/),
);

/**
 * Whether machines of a type such as `ml.g5.xlarge` keep their data on disks of their own. The machine encrypts
 * those itself, and SageMaker takes no key for them.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
export const hasLocalStorage = (instanceType: unknown): boolean =>
  typeof instanceType === "string" && FAMILIES.has(instanceType.replace(/^ml\./, "").replace(/\.[^.]*$/, ""));
