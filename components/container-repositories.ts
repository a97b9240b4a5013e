import { LifecyclePolicy, Repository } from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import { imageRetention } from "./policies/image-retention";
import { stateful } from "./stateful";

export interface ContainerRepositoriesArgs {
  /** What each repository is for; becomes the end of its name. */
  readonly purposes: readonly string[];
  /** ARN of the key that encrypts the images. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether the repositories survive a `destroy`; without it they go with their images. */
  readonly protect: boolean;
}

/** Private ECR repositories for own images: tags that cannot be moved, scanned at each push. */
export class ContainerRepositories extends pulumi.ComponentResource {
  /** URL of each repository by its purpose: `ownImage` takes it, with a digest. */
  readonly urls: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: ContainerRepositoriesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:ContainerRepositories", name, args, opts);
    const urls = args.purposes.map(
      (purpose) => [purpose, this.repository(`${name}-${purpose}`, args)] as const,
    );
    this.urls = pulumi.output(Object.fromEntries(urls));
    this.registerOutputs({ urls: this.urls });
  }

  private repository(name: string, { keyArn, protect }: ContainerRepositoriesArgs): pulumi.Output<string> {
    const repository = new Repository(
      name,
      {
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
        forceDelete: !protect,
      },
      { parent: this, ...stateful(protect) },
    );
    new LifecyclePolicy(
      name,
      { repository: repository.name, policy: JSON.stringify(imageRetention) },
      { parent: this },
    );
    return repository.repositoryUrl;
  }
}
