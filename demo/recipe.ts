/**
 * SHA-256 of the data set that the builder makes, as a test proves: a changed builder changes this line, and a stored file
 * that does not carry it is built anew.
 */
export const dataSetDigest = "f9356fe2105f4fe11da1fc87d2e5b0a2c5ee78f7a22965e24c976347a4609bf2";
