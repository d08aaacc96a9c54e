/** The price of a shipment, in whole euro cents. Knows nothing of places or customers. */

import type { ServiceLevel } from "./service-levels.ts";

export interface TariffBand {
  /** Chargeable kilograms from which the rate holds. */
  readonly fromKg: number;
  /** Cents for each 100 kg over each 100 km. */
  readonly centsPer100KgPer100Km: number;
}

/** Ascending; rates fall. */
export const tariffBands: readonly TariffBand[] = [
  { fromKg: 0, centsPer100KgPer100Km: 700 },
  { fromKg: 500, centsPer100KgPer100Km: 480 },
  { fromKg: 1_000, centsPer100KgPer100Km: 360 },
  { fromKg: 2_500, centsPer100KgPer100Km: 250 },
  { fromKg: 5_000, centsPer100KgPer100Km: 170 },
  { fromKg: 10_000, centsPer100KgPer100Km: 110 },
  { fromKg: 20_000, centsPer100KgPer100Km: 62 },
];

/** Kilograms charged for a pallet at least: a light pallet takes as much floor as a heavy one. */
export const kgPerPallet = 250;
const minimumKg = 50;
const minimumKm = 50;
const baseFeeCents = 1_800;
const fuelPermille = 135;
export const dangerousGoodsCents = 4_500;
export const tailLiftCents = 2_500;

export interface Consignment {
  readonly weightKg: number;
  readonly pallets: number;
  readonly distanceKm: number;
  readonly level: ServiceLevel;
  readonly dangerousGoods: boolean;
  readonly tailLift: boolean;
}

export type ChargeCode = "base_fee" | "freight" | "service" | "fuel" | "dangerous_goods" | "tail_lift";

export interface Charge {
  readonly charge: ChargeCode;
  readonly amount_cents: number;
}

export function chargeableKg(consignment: Pick<Consignment, "weightKg" | "pallets">): number {
  return Math.max(consignment.weightKg, consignment.pallets * kgPerPallet, minimumKg);
}

/** The cheapest band, where a light consignment may be charged as the start of the next one: more weight never costs less. */
function freightCents(kg: number, km: number): number {
  const prices = tariffBands.map(
    (band) => (Math.max(kg, band.fromKg) / 100) * (Math.max(km, minimumKm) / 100) * band.centsPer100KgPer100Km,
  );
  // Bands below the weight are dearer by the kilogram, so the minimum never picks one of them.
  return Math.round(Math.min(...prices));
}

/** The lines of a quote; lines that do not apply are left out. Their sum is the price. */
export function chargesOf(consignment: Consignment): readonly Charge[] {
  const freight = freightCents(chargeableKg(consignment), consignment.distanceKm);
  const lines: readonly Charge[] = [
    { charge: "base_fee", amount_cents: baseFeeCents },
    { charge: "freight", amount_cents: freight },
    { charge: "service", amount_cents: Math.round((freight * consignment.level.supplementPercent) / 100) },
    { charge: "fuel", amount_cents: Math.round((freight * fuelPermille) / 1_000) },
    { charge: "dangerous_goods", amount_cents: consignment.dangerousGoods ? dangerousGoodsCents : 0 },
    { charge: "tail_lift", amount_cents: consignment.tailLift ? tailLiftCents : 0 },
  ];
  return lines.filter((line) => line.amount_cents !== 0);
}
