// Reads a calendar from standard input, with ical.js and the time zones the file itself holds, and writes as JSON what
// happens between two moments (ISO 8601, UTC): [[UID, start, end], …] in UTC, or as days where it lasts a day.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [first, last] = process.argv.slice(2);
const root = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const utc = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
const found = [];
for (const component of root.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const moments = event.iterator();
  for (let moment = moments.next(); moment && utc(moment) < last; moment = moments.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(moment);
    if (utc(startDate) >= first) found.push([event.uid, utc(startDate), utc(endDate)]);
  }
}
console.log(JSON.stringify(found));
