import { LifecyclePolicy, Repository } from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import { imageRetention } from "./policies/image-retention";
import { stateful } from "./stateful";

export interface ContainerRepositoriesArgs<Purpose extends string> {
  /** What each repository is for; becomes the end of its name. */
  readonly purposes: readonly Purpose[];
  /** ARN of the key that encrypts the images. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether the repositories survive a `destroy`; without it they go with their images. */
  readonly protect: boolean;
}

type ByPurpose<Purpose extends string> = pulumi.Output<Readonly<Record<Purpose, string>>>;

/** Private ECR repositories for own images: tags that cannot be moved, scanned at each push. */
export class ContainerRepositories<Purpose extends string> extends pulumi.ComponentResource {
  /** URL of each repository by its purpose: an image's URI less its digest. */
  readonly urls: ByPurpose<Purpose>;
  /** Name of each repository by its purpose. */
  readonly names: ByPurpose<Purpose>;

  constructor(
    name: string,
    args: ContainerRepositoriesArgs<Purpose>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("sagemaker-pipelines:index:ContainerRepositories", name, args, opts);
    const made = args.purposes.map(
      (purpose) => [purpose, this.repository(`${name}-${purpose}`, args)] as const,
    );
    const byPurpose = (field: (repository: Repository) => pulumi.Output<string>) =>
      pulumi.output(
        Object.fromEntries(made.map(([purpose, one]) => [purpose, field(one)])),
      ) as ByPurpose<Purpose>;
    this.urls = byPurpose(({ repositoryUrl }) => repositoryUrl);
    this.names = byPurpose((repository) => repository.name);
    this.registerOutputs({ urls: this.urls, names: this.names });
  }

  private repository(
    name: string,
    { keyArn, protect }: Omit<ContainerRepositoriesArgs<Purpose>, "purposes">,
  ): Repository {
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
    return repository;
  }
}
