"""Every quantity of general news, its value and its unit: number words, ranges, ages, scores, rates, currencies."""

import pytest

from bashu.documents import read_document
from bashu.facts import Reader

READER = Reader((), (), every=True)

#: Sentence, then its quantities in order; a range is its two ends, a number without a unit has the unit "number".
NEWS = """
# sports
The 34-year-old striker signed a three-year contract worth 45 million euros with his boyhood club.
    34 year of age; 3 year; 45000000 EUR
He ran the 100 metres in 9.91 seconds, 0.03 seconds outside his personal best.
    100 metre; 9.91 second; 0.03 second
The visitors won 3-1 thanks to two goals from the captain.
    3 number; 1 number; 2 goals
She scored 27 points, grabbed 11 rebounds and had five assists in the 98-87 win.
    27 points; 11 rebounds; 5 assists; 98 number; 87 number
The side has lost eight of its last 10 games.
    8 games; 10 games
He took five wickets for 43 runs in 18 overs.
    5 wickets; 43 runs; 18 overs
At 6ft 4in, he is the tallest player in the squad.
    6 foot; 4 inch
The 2-1 defeat leaves them 14 points behind the leaders with Game 6 on Friday.
    2 number; 1 number; 14 points
# markets
Shares in the airline fell as much as 6.2% to 248.5p, their lowest since March 2016.
    -6.2 percent; 248.5 penny
Oil rose 45 cents to $61.20 a barrel, while gold slipped $3.10 to $1,285 an ounce.
    45 cent; 61.2 USD per barrel; 3.1 USD; 1285 USD per ounce
The yield on the 10-year note rose three basis points to 2.71 percent from 2.68.
    10 year; 3 basis point; 2.71 percent; 2.68 percent
The index gained 102.25 points, or 0.4 percent, to close at 26,008.
    102.25 points; 0.4 percent; 26008 number
The lender set aside 9 billion shekels ($2.4 billion) a year for bad debts.
    9000000000 ILS per year; 2400000000 USD
The court fined the broker 500,000 rubles ($7,600) and HK$12.5 million.
    500000 RUB; 7600 USD; 12500000 HKD
The company expects revenue of $1.2 billion to $1.3 billion, up from US $900 million in 2018.
    1200000000 USD; 1300000000 USD; 900000000 USD
Tickets will go up from $2.75 to $3 on Sunday.
    2.75 USD; 3 USD
A dividend of 12.5 cents per share will be paid on 1 March.
    12.5 cent per share
They paid $5-6 million for the site and spent half a million more on the roof.
    5000000 USD; 6000000 USD; 500000 number
The bus firm carries a debt of Rs 3,500 crore and 1.2 trillion won.
    35000000000 INR; 1.2e+12 KRW
# weather
The storm dumped 14 inches of rain in less than 36 hours, with gusts of up to 85 mph (137 km/h).
    14 inch; 36 hour; 85 mile per hour; 137 kilometre per hour
Temperatures will reach 38C on Thursday and fall to minus 4 degrees Celsius by Sunday.
    38 celsius; -4 celsius
At 30,000 feet the air was at -40 degrees.
    30000 foot; -40 degree
Rainfall of 50 to 75 millimetres is likely.
    50 millimetre; 75 millimetre
# cars
The hatchback makes 245 hp and 273 lb-ft of torque and starts at $28,595.
    245 horsepower; 273 foot pound-force; 28595 USD
The 1.5-litre engine returns 58.9mpg and emits 109g/km of carbon dioxide.
    1.5 litre; 58.9 mile per gallon; 109 gram per kilometre
The car does 0-60 mph in 3.2 seconds and tops out at 180mph.
    0 mile per hour; 60 mile per hour; 3.2 second; 180 mile per hour
Buyers choose between four-, five- and six-speed gearboxes.
    4 speed; 5 speed; 6 speed
# phones
The phone has a 6.7-inch screen, 12GB of memory, a 108MP camera and a 5,000mAh battery.
    6.7 inch; 12 gigabyte; 108 megapixel; 5000 milliampere-hour
Download speeds reached 450 Mbps on a 5G network.
    450 megabit per second
The set shows 120 frames per second and has three HDMI ports.
    120 frame per second; 3 HDMI ports
# medicine
Patients were given 200 mg twice a day for 12 weeks, or 1.5 mg/kg.
    200 milligram; 12 week; 1.5 milligram per kilogram
Her blood pressure fell to 120 mmHg and her sugar to 95 mg/dL.
    120 millimetre of mercury; 95 milligram per decilitre
The vaccine was tested on 30,000 adults aged 16 to 85.
    30000 adults; 16 year of age; 85 year of age
Life expectancy for women there is around 81.
    81 year of age
The tumour was 4 cm across and weighed 1.2 kilos.
    4 centimetre; 1.2 kilogram
# crime
Police seized 3.4 kilos of cocaine, two handguns and £12,500 in cash.
    3.4 kilogram; 2 handguns; 12500 GBP
Ms Jones, 42, of Leeds, was banned from driving for 18 months.
    42 year of age; 18 month
At least 17 people were killed and dozens of others hurt.
    17 people; 12 others; 120 others
One of the oldest suspects was released after eight-and-a-half years.
    1 oldest suspects; 8.5 year
# politics
The council voted 7-2 to approve the plan, and 231-192 in the other chamber.
    7 number; 2 number; 231 number; 192 number
About two-thirds of the 650 members were absent.
    0.666666666667 members; 650 members
More than half of the voters and one in five Americans agreed.
    0.5 voters; 0.2 Americans
Only 280,000 of the 1.5 million ballots were counted.
    280000 ballots; 1500000 ballots
Thousands of people marched and tens of thousands of dollars were raised.
    1000 people; 10000 people; 10000 USD; 100000 USD
# science
The asteroid is about 340 metres wide and travels at 30 km/s.
    340 metre; 30 kilometre per second
The mass is 5.97×10^24 kilograms.
    5.97e+24 kilogram
The current density was 1.3 A/cm2 to 2.1 A/cm2.
    1.3 ampere per square centimetre; 2.1 ampere per square centimetre
A floor of 32 m2 and a tank of 24.5 cubic feet were needed.
    32 square metre; 24.5 cubic foot
The rocket weighs 1.4 million pounds and stands 230 feet tall.
    1400000 pound-mass; 230 foot
Water fell from 21 gallons per person per day to 18.
    21 gallon per person per day; 18 gallon per person per day
Scientists measured carbon dioxide at 415 ppm.
    415 parts-per-million
# homes, food, travel
A 1,000-square-foot apartment rents for $2,100 a month.
    1000 square foot; 2100 USD per month
The recipe needs 1 1/2 cups of flour, 3/4 cup of sugar and a dozen eggs.
    1.5 cup; 0.75 cup; 12 eggs
The flight took 19 hours and 16 minutes and cost 1,200€.
    19 hour; 16 minute; 1200 EUR
The refinery makes 52,000 barrels a day.
    52000 barrel per day
A couple of weeks later they drove 3,000km in two and a half days.
    2 week; 3000 kilometre; 2.5 day
A quarter of a million homes lost power for half an hour.
    250000 homes; 0.5 hour
# ages, parts, compounds
Adults between 18 and 34 spend three hours a day online; anyone under 25 pays half.
    18 year of age; 34 year of age; 3 hour per day; 25 year of age
A third of the British population and half the country agreed.
    0.333333333333 British population; 0.5 country
The trip will take another day or two, or three out of five weekends.
    2 day; 0.6 weekends
It grew from three employees to 300 and has 30 or so guests.
    3 employees; 300 employees; 30 guests
The eight-play drive took four second-half minutes and 12+ yards.
    8 play; 4 second-half minutes; 12 yard
The screen shows 2560 x 1600 pixels and the room is 12 by 15 feet.
    2560 pixel; 1600 pixel; 12 foot; 15 foot
There were 2.7 cases per 1,000 people, or one in 370 households.
    2.7 cases; 0.0027027027027 households
Soybeans were 4-1/4 cents higher and gas was $2.84 per million British thermal units.
    4.25 cent; 2.84 USD per mega british thermal unit
Wind of 20 to 30 below zero and R5.2bn of damage were expected.
    20 number; 30 number; 5200000000 ZAR
At 78, she is the oldest winner; the suspect, a boy, 12, is the youngest.
    78 year of age; 12 year of age
Real beat them 3-0; the ratio is 3:1 and the price fell from 240p to 180p.
    3 number; 0 number; 3 number; 1 number; 240 penny; 180 penny
# what is no quantity
It was sold for a seven-figure sum at odds of 7/2.
    none
The 747 and the BMW 330i were parked at 221B Baker Street, between junctions 3 and 4.
    none
Call 555-123-4567 about the 16/17 season or the 1080p screen.
    none
He was born on March 3, 1961, and died at 2:55 p.m. on 7 June 2014.
    none
The Boeing 737 MAX 8 left Gate 22 of Terminal 4 in the 1990s.
    none
They moved from 9 Elm Street to 16-18 Industrial Avenue.
    none
The S&P 500 and the Nasdaq 100 were flat on Monday.
    none
The Category 5 storm hit in the third quarter of 2017.
    none
They play in the Big Ten and on BBC One.
    none
It was a two-way deal with no one else.
    none
"""


def table(text):
    """Pairs of a sentence and the indented line below it."""
    lines = [line for line in text.strip().splitlines() if not line.startswith("#")]
    return list(zip(lines[::2], (line.strip() for line in lines[1::2]), strict=True))


@pytest.mark.parametrize(("sentence", "quantities"), table(NEWS))
def test_quantities_of_news(sentence, quantities):
    facts = READER.read(read_document(sentence.encode(), name="news.txt"))
    wanted = [] if quantities == "none" else [one.split(" ", 1) for one in quantities.split("; ")]
    assert [fact.unit for fact in facts] == [unit for _, unit in wanted]
    assert [float(fact.value) for fact in facts] == pytest.approx([float(value) for value, _ in wanted])


def test_the_ends_of_a_vague_number_say_at_least_and_at_most():
    facts = READER.read(read_document(b"Thousands of people marched.", name="news.txt"))
    assert [(fact.qualifier, fact.value_text) for fact in facts] == [
        ("at least", "Thousands of people"),
        ("at most", "Thousands of people"),
    ]


def test_the_half_width_is_half_a_unit_of_the_last_digit_on_the_scale_printed():
    facts = READER.read(read_document(b"They spent $1.25 million on 1/2 acre and 12 cows.", name="news.txt"))
    assert [fact.half_width and float(fact.half_width) for fact in facts] == [5000, None, 0.5]
