/** Distances between places. Knows nothing of shipments or prices. */

/** Degrees, WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth (IUGG). */
const earthRadiusKm = 6371.0088;

/**
 * Road kilometres for one kilometre of great circle. A round value: demo/README.md compares it with eight well-known roads.
 */
export const roadFactor = 1.2;

/** Kilometres charged for a run within one place. */
export const localRunKm = 10;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres along the great circle, by the haversine formula. */
export function greatCircleKm(from: Coordinates, to: Coordinates): number {
  const halfLatitude = Math.sin(radians(to.latitude - from.latitude) / 2);
  const halfLongitude = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord = halfLatitude ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLongitude ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Estimated road kilometres, whole, at least `localRunKm`. */
export function roadKm(from: Coordinates, to: Coordinates): number {
  return Math.max(localRunKm, Math.round(greatCircleKm(from, to) * roadFactor));
}
