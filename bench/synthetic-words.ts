/** The words and fields that synthetic catalogs are made of. Knows nothing of files and tools. */

import type { JsonObject, JsonValue } from "../contract/index.ts";

const verbs = [
  { verb: "find", effects: "read" },
  { verb: "list", effects: "read" },
  { verb: "get", effects: "read" },
  { verb: "check", effects: "read" },
  { verb: "count", effects: "read" },
  { verb: "create", effects: "write" },
  { verb: "update", effects: "idempotent" },
  { verb: "cancel", effects: "destructive" },
] as const;

const nouns = (
  "shipment pallet parcel container vehicle trailer driver route stop depot terminal customs_entry manifest invoice tariff surcharge quote contract " +
  "carrier customer consignee address booking slot dock gate seal claim refund inspection permit fuel_card toll shift roster certificate sensor " +
  "temperature_log handover signature"
).split(" ");

const qualifiers = (
  "by_id by_city by_carrier by_week by_customer by_depot by_status by_reference by_priority by_weight for_today for_tomorrow for_desk for_audit " +
  "for_export for_import for_night for_weekend in_region in_transit in_dispute in_storage at_border at_risk at_dock after_delay after_claim " +
  "before_noon before_cutoff with_hazard with_history with_photos without_slot"
).split(" ");

const areas =
  "inbound outbound customs fleet finance returns cold_chain network safety yard labour parts claims pricing planning records energy audits contracts desks".split(
    " ",
  );

export const area = (index: number): string => areas[index % areas.length] ?? "";

export const verbOf = (index: number): (typeof verbs)[number] => verbs[index % verbs.length] ?? verbs[0];

/** Unique together with the verb, up to 8 × 40 × 33 tools. */
export function nounOf(index: number): { readonly noun: string; readonly qualifier: string } {
  const pair = Math.floor(index / verbs.length);
  return { noun: nouns[pair % nouns.length] ?? "", qualifier: qualifiers[Math.floor(pair / nouns.length) % qualifiers.length] ?? "" };
}

/** A property with a value that fits it. */
export interface SyntheticField {
  readonly name: string;
  /** Without references. */
  readonly schema: JsonObject;
  /** As a catalog writes it, where that differs. */
  readonly written?: JsonObject;
  readonly value: JsonValue;
}

export const sharedSchemas = {
  place: {
    type: "object",
    properties: {
      city: { type: "string", minLength: 1, maxLength: 80, description: "Name of the city." },
      country: { type: "string", pattern: "^[A-Z]{2}$", description: "ISO 3166 code." },
      postcode: { type: "string", maxLength: 12, description: "As the country writes it." },
      position: {
        type: "object",
        properties: {
          latitude: { type: "number", minimum: -90, maximum: 90, description: "Degrees north." },
          longitude: { type: "number", minimum: -180, maximum: 180, description: "Degrees east." },
        },
        required: ["latitude", "longitude"],
        additionalProperties: false,
        description: "Where it lies.",
      },
    },
    required: ["city", "country"],
    additionalProperties: false,
  },
  money: {
    type: "object",
    properties: {
      amount: { type: "number", minimum: 0, maximum: 10_000_000, description: "In the currency's main unit." },
      currency: { enum: ["EUR", "CHF", "GBP", "USD", "PLN"], description: "ISO 4217 code." },
    },
    required: ["amount", "currency"],
    additionalProperties: false,
  },
} as const satisfies Record<string, JsonObject>;

const choose = <T>(random: () => number, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
const digits = (random: () => number, many: number): string => String(Math.floor(random() * 10 ** many)).padStart(many, "0");
const instant = (random: () => number): string => new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 31_536_000) * 1_000).toISOString();
const referTo = (name: keyof typeof sharedSchemas): JsonObject => ({ $ref: `../schemas/${name}.schema.yaml` });

/** One maker a kind of field; a tool takes each at most once an object. */
export const fieldKinds: readonly ((random: () => number) => SyntheticField)[] = [
  (random) => ({
    name: "reference",
    schema: { type: "string", pattern: "^[A-Z]{3}-[0-9]{6}$", description: 'The reference it is known by, such as "SHP-004211".' },
    value: `${choose(random, ["SHP", "PAL", "INV", "CLM"])}-${digits(random, 6)}`,
  }),
  (random) => ({
    name: "status",
    schema: { enum: ["open", "planned", "in_progress", "blocked", "closed"], description: "Where the work on it stands." },
    value: choose(random, ["open", "planned", "in_progress", "blocked", "closed"]),
  }),
  (random) => ({
    name: "updated_at",
    schema: { type: "string", format: "date-time", description: "When somebody last touched it." },
    value: instant(random),
  }),
  (random) => ({
    name: "due_on",
    schema: { type: "string", format: "date", description: "The day it has to be done by." },
    value: instant(random).slice(0, 10),
  }),
  (random) => ({
    name: "weight_kg",
    schema: { type: "number", minimum: 0, maximum: 40_000, description: "Gross weight in kilograms." },
    value: Math.floor(random() * 400_000) / 10,
  }),
  (random) => ({
    name: "pallets",
    schema: { type: "integer", minimum: 1, maximum: 66, default: 1, description: "How many pallet places it takes." },
    value: 1 + Math.floor(random() * 66),
  }),
  (random) => ({
    name: "is_urgent",
    schema: { type: "boolean", default: false, description: "Whether it goes before the others." },
    value: random() < 0.5,
  }),
  (random) => ({
    name: "note",
    schema: { type: "string", minLength: 1, maxLength: 500, description: "What the next person should know, in plain words." },
    value: choose(random, ["Call the dock before arrival.", "Two loading metres are left.", "The seal was replaced at the border."]),
  }),
  (random) => ({
    name: "contact",
    schema: { type: "string", format: "email", description: "Who answers questions about it." },
    value: `desk${digits(random, 3)}@example.org`,
  }),
  (random) => ({
    name: "tracking_id",
    schema: { type: "string", format: "uuid", description: "The id that machines know it by." },
    value: `${digits(random, 8)}-${digits(random, 4)}-4${digits(random, 3)}-8${digits(random, 3)}-${digits(random, 12)}`,
  }),
  (random) => ({
    name: "tags",
    schema: {
      type: "array",
      maxItems: 10,
      uniqueItems: true,
      items: { type: "string", maxLength: 30 },
      description: "Free words that people filter by.",
    },
    value: [choose(random, ["fragile", "cold", "bulky"]), choose(random, ["return", "export", "night"])],
  }),
  (random) => ({
    name: "range",
    schema: {
      type: "object",
      properties: {
        from: { type: "string", format: "date", description: "First day." },
        to: { type: "string", format: "date", description: "Last day, included." },
      },
      required: ["from", "to"],
      additionalProperties: false,
      description: "The days it is about.",
    },
    value: { from: "2026-01-05", to: `2026-02-${choose(random, ["01", "14", "28"])}` },
  }),
  (random) => ({
    name: "dimensions",
    schema: {
      type: "array",
      prefixItems: [{ type: "number" }, { type: "number" }, { type: "number" }],
      items: false,
      minItems: 3,
      maxItems: 3,
      description: "Length, width and height in metres.",
    },
    value: [Math.floor(random() * 13) + 0.5, 2.4, 1.8],
  }),
  (random) => ({
    name: "measure",
    schema: {
      oneOf: [
        {
          type: "object",
          properties: {
            kind: { const: "temperature", description: "A temperature." },
            celsius: { type: "number", description: "Degrees." },
          },
          required: ["kind", "celsius"],
          additionalProperties: false,
        },
        {
          type: "object",
          properties: {
            kind: { const: "shock", description: "A shock." },
            g: { type: "number", minimum: 0, description: "Times gravity." },
          },
          required: ["kind", "g"],
          additionalProperties: false,
        },
      ],
      description: "What a sensor said.",
    },
    value: random() < 0.5 ? { kind: "temperature", celsius: 4 } : { kind: "shock", g: 2.5 },
  }),
  (random) => ({
    name: "place",
    schema: { ...sharedSchemas.place, description: "Where it is." },
    written: { ...referTo("place"), description: "Where it is." },
    value: { city: choose(random, ["Strasbourg", "Lyon", "Basel"]), country: choose(random, ["FR", "CH"]) },
  }),
  (random) => ({
    name: "price",
    schema: { ...sharedSchemas.money, description: "What it costs." },
    written: { ...referTo("money"), description: "What it costs." },
    value: { amount: Math.floor(random() * 10_000), currency: choose(random, ["EUR", "CHF"]) },
  }),
];
