import { request as httpRequest, type IncomingHttpHeaders } from "node:http";

/** An HTTP response, whole. */
export interface SocketAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface SocketCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Makes one HTTP request over a Unix socket. Rejects when nobody answers. */
export const callSocket = (
  socketPath: string,
  { method, path, headers = {}, body = Buffer.alloc(0) }: SocketCall,
): Promise<SocketAnswer> =>
  new Promise((done, fail) => {
    const request = httpRequest({ socketPath, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", fail);
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", fail);
    request.end(body);
  });
