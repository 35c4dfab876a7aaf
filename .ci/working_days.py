"""Compares models/calendars/working_days.yml with two public packages, day by day."""

import datetime
import sys

import chinese_calendar
import holidays
import yaml

years = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["years"]
public = holidays.CN(years=[year["year"] for year in years])
days = differences = 0
for year in years:
    day = datetime.date(year["year"], 1, 1)
    while day.year == year["year"]:
        is_ours = (day.weekday() < 5 or day in year["make_up_days"]) and day not in year["holidays"]
        if not is_ours == chinese_calendar.is_workday(day) == public.is_working_day(day):
            print(f"{day}: ours {is_ours}, chinesecalendar {chinese_calendar.is_workday(day)}, holidays {public.is_working_day(day)}")
            differences += 1
        days += 1
        day += datetime.timedelta(1)
print(f"{days} days from {years[0]['year']} to {years[-1]['year']}, {differences} differ")
sys.exit(1 if differences or not days else 0)
