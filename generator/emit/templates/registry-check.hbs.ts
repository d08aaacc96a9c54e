/** Shape of `registry.check.ts`: never run, only compiled. */
export const registryCheckTemplate = `import type { Handlers{{#if hasOffers}}, OfferModules{{/if}} } from "./tools.ts";

/** A missing handler file, a handler that is not exported or one of another type is a compiler error below. */
declare const written: {
{{#each handlers}}
  readonly {{json name}}: typeof import({{json from}}).handler;
{{/each}}
};

void (written satisfies Handlers);
{{#if hasOffers}}

/** As above, for what prompts and resources declare to be code. */
declare const offered: {
{{#each offers}}
  readonly {{json key}}: typeof import({{json from}});
{{/each}}
};

void (offered satisfies OfferModules);
{{/if}}
`;
