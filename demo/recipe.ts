/**
 * SHA-256 of the data set that the builder makes, as a test proves: a changed builder changes this line, and a stored file
 * that does not carry it is built anew.
 */
export const dataSetDigest = "ab806c5395f6736749496d3e601a27292d55011cd30b9e03486ad99daa00a931";
