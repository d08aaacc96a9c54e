/** A real issuer of tokens on a free loopback port: discovery, published keys, rotation, and ways to be away. */

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

export interface Issuer {
  readonly url: string;
  /** Requests for keys so far. */
  readonly asked: () => number;
  /** How it answers from now on. */
  behave(as: "well" | "failing" | "silent" | "redirecting" | "endless"): void;
  /** Signs with a new key from now on; the old one is published beside it or not at all. */
  rotate(keepsOld?: boolean): Promise<void>;
  /** A token that counts for five minutes, of the audience "toolwright". */
  token(claims?: Readonly<Record<string, unknown>>, header?: { readonly alg?: string; readonly kid?: string }): Promise<string>;
  readonly publicKey: () => JWK;
  [Symbol.asyncDispose](): Promise<void>;
}

interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
}

export async function startIssuer(alg = "ES256"): Promise<Issuer> {
  let asked = 0;
  let behaviour: Parameters<Issuer["behave"]>[0] = "well";
  let made = 0;
  const newKey = async (): Promise<SigningKey> => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const kid = `key-${++made}`;
    return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
  };
  let current = await newKey();
  let published = [current];
  const pages: Readonly<Record<string, () => object>> = {
    "/.well-known/openid-configuration": () => ({ issuer: url(), jwks_uri: `${url()}/keys` }),
    "/keys": () => ({ keys: published.map(({ jwk }) => jwk) }),
  };
  const server = createServer((request, response) => {
    if (request.url === "/keys") asked++;
    if (behaviour === "silent") return;
    if (behaviour === "failing") return end(response, 500, {});
    if (behaviour === "redirecting") return void response.writeHead(302, { location: `${url()}/elsewhere` }).end();
    if (behaviour === "endless") return void response.end("x".repeat(1_000_000));
    const page = pages[request.url ?? ""];
    end(response, page ? 200 : 404, page?.() ?? {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url(),
    asked: () => asked,
    behave(as) {
      behaviour = as;
    },
    async rotate(keepsOld = true) {
      const next = await newKey();
      published = keepsOld ? [...published, next] : [next];
      current = next;
    },
    token: (claims = {}, header = {}) =>
      new SignJWT({ iss: url(), aud: "toolwright", exp: Math.floor(Date.now() / 1_000) + 300, ...claims } satisfies Record<
        string,
        unknown
      > as JWTPayload)
        .setProtectedHeader({ alg, kid: current.kid, ...header })
        .sign(current.privateKey),
    publicKey: () => current.jwk,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function end(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
