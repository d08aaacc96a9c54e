import { ToolError } from "toolwright/contract";
import { countries, openDesk, placeOf, searchPlaces, servedCountries } from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"find_places"> = async (input) => {
  const desk = openDesk();
  if (input.country !== undefined && !servedCountries.has(input.country)) {
    const served = countries.map((country) => country.code).join(", ");
    throw new ToolError("COUNTRY_NOT_SERVED", `No town in ${input.country} is served. Served are ${served}.`);
  }
  const found = searchPlaces(desk, input.text, input.country);
  return { places: found.slice(0, input.limit).map(placeOf), total: found.length };
};
