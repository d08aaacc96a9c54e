/** Tells an issuer's token from a key of ours by its look. Apart from what checks tokens, which is loaded where an issuer is set. */

/** Three parts of base64url; our own keys have no dots. */
const tokenPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export function looksLikeToken(credential: string): boolean {
  return tokenPattern.test(credential);
}
