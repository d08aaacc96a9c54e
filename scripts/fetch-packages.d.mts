/** @returns The folder that holds `node_modules`; `undefined` when they cannot be had here. */
export function fetchPackages(name: string, wanted: readonly string[]): string | undefined;
