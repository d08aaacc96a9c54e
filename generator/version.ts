/** The generator's own version, written to `manifest.json` and nowhere else in what it emits. */

/** Equal to `version` in package.json; a test compares them. */
export const generatorVersion = "0.1.0";
