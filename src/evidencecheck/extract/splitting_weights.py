"""What weighs how much where a bibliography is cut: written by `tasks/train_splitter.py`."""

from __future__ import annotations

_TABLE = """
L False capital listed 0 = 0.1 | L False capitals listed 0 = -0.2 | L False dash listed 2 = 0.3
L False digit listed 0 = -0.1 | L False given surname listed 0 = -0.4 | L False given surname listed 1 = -0.2
L False house False = -0.4 | L False initials surname listed 0 = 0.4 | L False initials surname listed 1 = -0.1
L False initials surname listed 3 = -0.3 | L False initials surname listed 4 = -0.1 | L False look capital = 0.1
L False look capitals = -0.2 | L False look dash = 0.3 | L False look digit = -0.1
L False look given surname = -0.6 | L False look initials surname = -0.1 | L False look part = 0.4
L False look surname bare = 0.1 | L False look surname et al = -0.2 | L False look surname initials = -0.1
L False look surname, given = -0.2 | L False part listed 1 = 0.4 | L False surname bare listed 0 = 0.1
L False surname bare listed 1 = -0.3 | L False surname bare listed 4 = 0.3
L False surname et al listed 0 = -0.2 | L False surname initials listed 0 = -0.1
L False surname, given listed 2 = -0.1 | L False surname, initials listed 0 = -0.4
L False surname, initials listed 2 = 0.1 | L False surname, initials listed 3 = 0.5
L False surname, initials listed 4 = -0.2 | L True address listed 0 = -1.2 | L True address listed 1 = 0.7
L True capital listed 0 = -0.2 | L True capital listed 1 = -0.1 | L True dash listed 0 = 0.1
L True dash listed 2 = 0.6 | L True digit listed 0 = -0.2 | L True given surname listed 0 = 0.1
L True given surname listed 2 = -0.2 | L True given surname listed 4 = 0.4 | L True house False = -0.1
L True house True = 0.3 | L True initials surname listed 0 = 0.6 | L True initials surname listed 1 = -0.2
L True initials surname listed 2 = 0.1 | L True initials surname listed 4 = 0.1 | L True look address = -0.5
L True look capital = -0.3 | L True look dash = 0.7 | L True look digit = -0.2 | L True look given surname = 0.3
L True look initials surname = 0.6 | L True look surname bare = 0.3 | L True look surname et al = -0.3
L True look surname, bare = -0.2 | L True look surname, given = -0.7 | L True look surname, initials = 0.6
L True surname bare listed 0 = 0.1 | L True surname bare listed 1 = 0.2 | L True surname et al listed 0 = 0.1
L True surname et al listed 1 = -0.4 | L True surname, bare listed 0 = -0.2
L True surname, given listed 0 = -0.3 | L True surname, given listed 1 = -0.3
L True surname, given listed 2 = -0.1 | L True surname, initials listed 0 = -0.1
L True surname, initials listed 2 = 0.2 | L True surname, initials listed 3 = 0.3
L True surname, initials listed 4 = 0.1 | L before address = -0.2 | L before address house False = 0.2
L before address house True = -0.4 | L before address. = 1.2 | L before address. house False = 0.9
L before address. house True = 0.2 | L before bracket = -1 | L before bracket house False = -0.5
L before bracket house True = -0.4 | L before bracket. = -0.1 | L before bracket. house True = -0.1
L before capital = -0.1 | L before capital house False = -0.5 | L before capital house True = 0.4
L before comma = -0.8 | L before comma house False = -0.1 | L before comma house True = -0.7
L before digit = -0.2 | L before digit house False = -0.1 | L before digit house True = -0.1
L before digit. = 0.2 | L before digit. house False = 0.3 | L before digit. house True = -0.1
L before initial. = -1 | L before initial. house False = 0.1 | L before initial. house True = -1.1
L before other = 0.1 | L before other house True = 0.1 | L before pages = 0.1 | L before pages house True = 0.1
L before pages. = 0.4 | L before pages. house False = 0.4 | L before semicolon = 1.6
L before semicolon house False = 0.4 | L before semicolon house True = 1.3 | L before short. = 0.2
L before short. house False = -0.1 | L before short. house True = 0.3 | L before stop = 0.4
L before stop house False = 0.4 | L before word = -0.4 | L before word house False = -0.3
L before word house True = -0.2 | L before word. = -0.4 | L before word. house False = -1
L before word. house True = 0.6 | L before year = -0.4 | L before year house False = -0.5
L before year house True = 0.2 | L before year. = 0.1 | L before year. house False = -0.3
L before year. house True = 0.3 | L body False False = -0.2 | L body False True = -0.4 | L body True False = -0.2
L body True True = 0.7 | L capitals False 0 = 0.6 | L capitals False 1 = 0.3 | L capitals False 2 = 0.2
L capitals False 3 = -0.2 | L capitals True 0 = -0.1 | L capitals True 1 = 0.1 | L capitals True 2 = -0.3
L capitals True 3 = -0.3 | L capitals True 4 = -0.3 | L dated False 0 = 0.6 | L dated False 1 = 0.3
L dated False 2 = 0.6 | L dated False 3 = -0.3 | L dated False 4 = -0.7 | L dated True 0 = -0.1
L dated True 1 = 0.1 | L dated True 2 = -0.8 | L dated True 3 = -0.6 | L dated True 4 = 0.7
L end 0 False = -0.6 | L end 0 True = -0.9 | L end 1 False = -0.1 | L end 1 True = -0.6 | L end 2 False = 0.3
L end 2 True = 0.2 | L end 3 False = 0.7 | L end 3 True = 0.1 | L end 4 True = 0.7 | L length 0 = -0.8
L length 1 = -0.5 | L length 2 = 0.3 | L length 3 = -0.1 | L length 4 = 0.1 | L length 5 = 0.3 | L length 6 = 0.4
L length 7 = 0.1 | L length 8 = 0.2 | L share 0 False = -0.7 | L share 0 True = -1.2 | L share 1 False = -0.3
L share 1 True = -0.2 | L share 2 False = 0.3 | L share 2 True = 0.7 | L share 3 False = 0.2
L share 3 True = 0.3 | L share 4 False = 0.1 | L share 4 True = 0.6 | L years 0 = -0.8 | L years 1 = 0.6
L years 2 = 0.4 | L years 3 = -0.4 | Ll = 0.2 | Ll False capital listed 0 = 0.2
Ll False given surname listed 0 = -0.1 | Ll False given surname listed 1 = -0.1 | Ll False house False = -0.1
Ll False initials surname listed 4 = 0.1 | Ll False look capital = 0.2 | Ll False look given surname = -0.3
Ll False look initials surname = 0.1 | Ll False look surname bare = 0.3 | Ll False look surname et al = -0.2
Ll False look surname initials = -0.1 | Ll False look surname, given = -0.2
Ll False surname bare listed 4 = 0.3 | Ll False surname et al listed 0 = -0.2
Ll False surname initials listed 0 = -0.1 | Ll False surname, given listed 0 = -0.1
Ll True address listed 0 = -0.5 | Ll True address listed 1 = 0.4 | Ll True given surname listed 0 = 0.3
Ll True given surname listed 4 = 0.1 | Ll True house False = -0.1 | Ll True house True = 0.3
Ll True initials surname listed 0 = -0.4 | Ll True initials surname listed 1 = 0.2
Ll True initials surname listed 2 = 0.1 | Ll True initials surname listed 3 = 0.1
Ll True initials surname listed 4 = -0.1 | Ll True look given surname = 0.3
Ll True look initials surname = -0.1 | Ll True look surname bare = 0.3 | Ll True look surname, bare = -0.3
Ll True look surname, given = -0.2 | Ll True look surname, initials = 0.3 | Ll True surname bare listed 4 = 0.3
Ll True surname, bare listed 0 = -0.3 | Ll True surname, given listed 0 = -0.2
Ll True surname, initials listed 4 = 0.2 | Ll above 10 = -0.5 | Ll above 2 = 0.3 | Ll above 3 = 1.8
Ll above 4 = 0.4 | Ll above 5 = -0.1 | Ll above 6 = -0.2 | Ll above 7 = 0.4 | Ll above 8 = -0.2
Ll above 9 = -1.8 | Ll before address = -0.7 | Ll before address house True = -0.7 | Ll before address. = 0.2
Ll before address. house False = 0.2 | Ll before bracket = -0.4 | Ll before bracket house False = -0.4
Ll before bracket house True = -0.1 | Ll before bracket. = 0.3 | Ll before bracket. house True = 0.4
Ll before capital = -0.1 | Ll before capital house False = -0.5 | Ll before capital house True = 0.4
Ll before comma = -0.8 | Ll before comma house False = -0.1 | Ll before comma house True = -0.7
Ll before digit = 0.1 | Ll before digit house True = 0.1 | Ll before digit. = 0.2
Ll before digit. house False = 0.1 | Ll before digit. house True = 0.1 | Ll before initial. = 0.1
Ll before initial. house False = 0.5 | Ll before initial. house True = -0.4 | Ll before other = 0.1
Ll before other house True = 0.1 | Ll before pages. = 0.2 | Ll before pages. house False = 0.1
Ll before pages. house True = 0.1 | Ll before semicolon = 0.7 | Ll before semicolon house False = 0.3
Ll before semicolon house True = 0.4 | Ll before short. = 0.4 | Ll before short. house True = 0.5
Ll before stop = 0.1 | Ll before stop house False = 0.1 | Ll before word = -0.4
Ll before word house False = -0.3 | Ll before word house True = -0.2 | Ll before word. = 0.2
Ll before word. house False = -0.2 | Ll before word. house True = 0.4 | Ll before year. house False = 0.1
Ll before year. house True = -0.1 | Ll body True False = -0.1 | Ll body True True = 0.3
Ll capitals False 0 = 0.5 | Ll capitals False 4 = 0.1 | Ll capitals True 0 = 0.2 | Ll capitals True 2 = -0.2
Ll capitals True 4 = -0.3 | Ll dated False 0 = 0.3 | Ll dated False 1 = 0.3 | Ll dated False 2 = 0.1
Ll dated False 4 = -0.2 | Ll dated True 0 = -0.1 | Ll dated True 1 = 0.3 | Ll dated True 2 = -0.7
Ll dated True 4 = 0.2 | Ll end 0 True = -0.8 | Ll end 1 False = -0.2 | Ll end 1 True = -0.2
Ll end 2 False = 0.2 | Ll end 2 True = 0.3 | Ll end 3 False = 0.2 | Ll end 3 True = 0.7
Ll fits False False False = 0.2 | Ll fits False False True = -0.4 | Ll fits False True True = 0.1
Ll fits True False True = 0.1 | Ll fits True True True = 0.2 | Ll indent False False = 0.2
Ll inner 0 False True = -0.6 | Ll inner 0 True False = -0.4 | Ll inner 0 True True = -0.3
Ll inner 1 False False = 0.1 | Ll inner 1 False True = 0.4 | Ll inner 2 False False = -0.1
Ll inner 2 False True = -0.1 | Ll inner 2 True False = -0.3 | Ll inner 2 True True = 0.2
Ll inner 3 False False = 0.1 | Ll inner 3 False True = 0.2 | Ll inner 3 True False = 0.7
Ll inner 3 True True = 0.2 | Ll inner 4 False False = -0.1 | Ll inner 4 False True = 0.1
Ll inner 4 True False = -0.1 | Ll inner 4 True True = 0.3 | Ll semicolons 0 False = -0.1
Ll semicolons 1 True = 0.3 | Ll semicolons 2 False = -0.2 | Ll semicolons 3 False = -0.1
Ll semicolons 3 True = 0.2 | Ll semicolons 4 False = -0.1 | Ll semicolons 4 True = 0.1 | Ll share 0 False = -0.3
Ll share 0 True = -1.1 | Ll share 1 False = -0.2 | Ll share 1 True = 0.7 | Ll share 2 True = 0.2
Ll share 3 True = 0.1 | Ll share 4 False = 0.4 | Ll share 4 True = 0.4 | Ll stops 0 False = -0.2
Ll stops 0 True = 0.4 | Ll stops 1 False = 0.6 | Ll stops 1 True = 0.4 | Ll stops 2 False = -0.6
Ll stops 3 False = 0.4 | Ll stops 3 True = -0.2 | Ll stops 4 False = -0.3 | Ll stops 4 True = -0.3 | Lw = -0.4
Lw False capital listed 0 = -0.1 | Lw False capitals listed 0 = -0.2 | Lw False dash listed 2 = 0.3
Lw False digit listed 0 = -0.1 | Lw False given surname listed 0 = -0.2 | Lw False given surname listed 1 = -0.1
Lw False house False = -0.3 | Lw False initials surname listed 0 = 0.4
Lw False initials surname listed 1 = -0.1 | Lw False initials surname listed 3 = -0.3
Lw False initials surname listed 4 = -0.1 | Lw False look capital = -0.1 | Lw False look capitals = -0.2
Lw False look dash = 0.3 | Lw False look digit = -0.1 | Lw False look given surname = -0.3
Lw False look initials surname = -0.2 | Lw False look part = 0.4 | Lw False look surname bare = -0.2
Lw False look surname, initials = 0.1 | Lw False part listed 1 = 0.4 | Lw False surname bare listed 0 = 0.1
Lw False surname bare listed 1 = -0.3 | Lw False surname, given listed 0 = 0.1
Lw False surname, given listed 2 = -0.1 | Lw False surname, initials listed 0 = -0.4
Lw False surname, initials listed 2 = 0.1 | Lw False surname, initials listed 3 = 0.5
Lw False surname, initials listed 4 = -0.2 | Lw True address listed 0 = -0.7 | Lw True address listed 1 = 0.3
Lw True capital listed 0 = -0.1 | Lw True capital listed 1 = -0.2 | Lw True dash listed 0 = 0.1
Lw True dash listed 2 = 0.6 | Lw True digit listed 0 = -0.2 | Lw True given surname listed 0 = -0.1
Lw True given surname listed 2 = -0.2 | Lw True given surname listed 4 = 0.3 | Lw True house False = -0.1
Lw True initials surname listed 0 = 1 | Lw True initials surname listed 1 = -0.4
Lw True initials surname listed 3 = -0.1 | Lw True initials surname listed 4 = 0.2 | Lw True look address = -0.5
Lw True look capital = -0.3 | Lw True look dash = 0.7 | Lw True look digit = -0.2
Lw True look initials surname = 0.7 | Lw True look surname et al = -0.3 | Lw True look surname, bare = 0.1
Lw True look surname, given = -0.5 | Lw True look surname, initials = 0.3 | Lw True surname bare listed 0 = 0.1
Lw True surname bare listed 1 = 0.2 | Lw True surname bare listed 4 = -0.3 | Lw True surname et al listed 0 = 0.1
Lw True surname et al listed 1 = -0.4 | Lw True surname, bare listed 0 = 0.1
Lw True surname, given listed 0 = -0.1 | Lw True surname, given listed 1 = -0.3
Lw True surname, given listed 2 = -0.1 | Lw True surname, initials listed 0 = -0.1
Lw True surname, initials listed 2 = 0.2 | Lw True surname, initials listed 3 = 0.3
Lw True surname, initials listed 4 = -0.1 | Lw before address = 0.5 | Lw before address house False = 0.2
Lw before address house True = 0.3 | Lw before address. = 1 | Lw before address. house False = 0.8
Lw before address. house True = 0.2 | Lw before bracket = -0.5 | Lw before bracket house False = -0.1
Lw before bracket house True = -0.4 | Lw before bracket. = -0.4 | Lw before bracket. house True = -0.4
Lw before digit = -0.3 | Lw before digit house False = -0.1 | Lw before digit house True = -0.2
Lw before digit. house False = 0.2 | Lw before digit. house True = -0.2 | Lw before initial. = -1
Lw before initial. house False = -0.3 | Lw before initial. house True = -0.7 | Lw before pages = 0.1
Lw before pages house True = 0.1 | Lw before pages. = 0.2 | Lw before pages. house False = 0.3
Lw before pages. house True = -0.1 | Lw before semicolon = 0.9 | Lw before semicolon house False = 0.1
Lw before semicolon house True = 0.9 | Lw before short. = -0.2 | Lw before short. house False = -0.1
Lw before short. house True = -0.1 | Lw before stop = 0.3 | Lw before stop house False = 0.3
Lw before word. = -0.6 | Lw before word. house False = -0.8 | Lw before word. house True = 0.2
Lw before year = -0.4 | Lw before year house False = -0.5 | Lw before year house True = 0.2
Lw before year. house False = -0.4 | Lw before year. house True = 0.4 | Lw body False False = -0.3
Lw body False True = -0.4 | Lw body True False = -0.1 | Lw body True True = 0.4 | Lw capitals False 0 = 0.1
Lw capitals False 1 = 0.2 | Lw capitals False 2 = 0.2 | Lw capitals False 3 = -0.2 | Lw capitals False 4 = -0.1
Lw capitals True 0 = -0.3 | Lw capitals True 1 = 0.1 | Lw capitals True 2 = -0.1 | Lw capitals True 3 = -0.3
Lw dated False 0 = 0.3 | Lw dated False 2 = 0.4 | Lw dated False 3 = -0.3 | Lw dated False 4 = -0.5
Lw dated True 1 = -0.2 | Lw dated True 2 = -0.1 | Lw dated True 3 = -0.6 | Lw dated True 4 = 0.5
Lw end 0 False = -0.6 | Lw end 0 True = -0.1 | Lw end 1 False = 0.1 | Lw end 1 True = -0.3 | Lw end 2 True = -0.1
Lw end 3 False = 0.5 | Lw end 3 True = -0.6 | Lw end 4 True = 0.7 | Lw inner 0 False False = 0.2
Lw inner 0 False True = -0.1 | Lw inner 0 True True = 0.2 | Lw inner 1 False False = 0.1
Lw inner 1 False True = 0.2 | Lw inner 1 True False = 0.4 | Lw inner 2 False False = -0.1
Lw inner 2 True True = -0.2 | Lw inner 3 False False = -0.1 | Lw inner 3 True False = -0.2
Lw inner 3 True True = 0.2 | Lw inner 4 False False = -0.5 | Lw inner 4 True False = -0.3
Lw inner 4 True True = -0.1 | Lw semicolons 0 False = -0.4 | Lw semicolons 0 True = 0.2
Lw semicolons 1 False = 0.5 | Lw semicolons 1 True = 0.3 | Lw semicolons 2 False = -0.6
Lw semicolons 2 True = 0.4 | Lw semicolons 3 False = -0.2 | Lw semicolons 3 True = -0.1
Lw semicolons 4 False = -0.6 | Lw semicolons 4 True = 0.1 | Lw share 0 False = -0.4 | Lw share 0 True = -0.1
Lw share 1 False = -0.1 | Lw share 1 True = -0.8 | Lw share 2 False = 0.3 | Lw share 2 True = 0.5
Lw share 3 False = 0.2 | Lw share 3 True = 0.2 | Lw share 4 False = -0.3 | Lw share 4 True = 0.1
Lw stops 0 False = -0.5 | Lw stops 0 True = -0.2 | Lw stops 1 False = -0.4 | Lw stops 1 True = -0.9
Lw stops 3 False = -0.2 | Lw stops 3 True = -0.3 | Lw stops 4 False = 0.8 | Lw stops 4 True = 1.4
U False capital listed 0 = 0.1 | U False capital listed 1 = -0.2 | U False dash listed 1 = 0.1
U False dash listed 2 = 0.1 | U False dash listed 3 = 0.1 | U False digit listed 0 = -0.3
U False digit listed 4 = -0.3 | U False given surname listed 1 = -0.1 | U False given surname listed 3 = -0.1
U False given surname listed 4 = -0.1 | U False house False = -0.6 | U False initials surname listed 0 = 0.1
U False initials surname listed 1 = -0.2 | U False initials surname listed 3 = -0.2
U False initials surname listed 4 = 0.3 | U False look capital = -0.1 | U False look dash = 0.4
U False look digit = -0.6 | U False look given surname = -0.4 | U False look surname bare = 0.1
U False look surname et al = -0.3 | U False look surname, given = -0.1 | U False look surname, initials = -0.3
U False look year = 0.7 | U False surname bare listed 0 = -0.2 | U False surname bare listed 4 = 0.3
U False surname et al listed 0 = -0.1 | U False surname et al listed 1 = -0.2
U False surname, given listed 0 = -0.1 | U False surname, given listed 1 = -0.1
U False surname, initials listed 0 = -0.3 | U False surname, initials listed 2 = -0.2
U False surname, initials listed 3 = 0.1 | U False year listed 1 = 0.3 | U False year listed 2 = 0.4
U True address listed 0 = -0.5 | U True capital listed 0 = -0.2 | U True capitals listed 0 = -0.1
U True dash listed 0 = 0.1 | U True dash listed 1 = 0.1 | U True dash listed 2 = 0.5 | U True dash listed 3 = 0.1
U True digit listed 0 = -0.3 | U True digit listed 4 = 0.1 | U True given surname listed 1 = 0.1
U True given surname listed 2 = -0.2 | U True given surname listed 3 = -0.1 | U True given surname listed 4 = 0.2
U True house False = 0.1 | U True house True = 0.4 | U True initials surname listed 0 = 0.3
U True initials surname listed 2 = 0.4 | U True initials surname listed 3 = -0.1
U True initials surname listed 4 = 0.4 | U True look address = -0.5 | U True look capital = -0.2
U True look capitals = -0.1 | U True look dash = 0.8 | U True look digit = -0.2
U True look given surname = -0.1 | U True look initials surname = 1 | U True look other = 0.2
U True look surname bare = 0.8 | U True look surname et al = -0.4 | U True look surname, bare = -0.3
U True look surname, given = -0.7 | U True look surname, initials = 0.2 | U True other listed 0 = 0.2
U True surname bare listed 0 = 0.1 | U True surname bare listed 1 = 0.4 | U True surname bare listed 3 = 0.2
U True surname bare listed 4 = 0.2 | U True surname et al listed 1 = -0.4 | U True surname, bare listed 0 = -0.2
U True surname, bare listed 1 = -0.2 | U True surname, given listed 0 = -0.1
U True surname, given listed 1 = -0.5 | U True surname, initials listed 0 = -0.1
U True surname, initials listed 1 = 0.1 | U True surname, initials listed 2 = -0.1
U True surname, initials listed 3 = 0.4 | U True year listed 1 = 0.2 | U True year listed 2 = -0.1
U before address = 0.4 | U before address house False = 0.8 | U before address house True = -0.4
U before address. = 0.6 | U before address. house False = 0.4 | U before address. house True = 0.3
U before bracket = -0.7 | U before bracket house False = -0.8 | U before bracket house True = 0.1
U before bracket. = -0.1 | U before bracket. house False = -0.2 | U before bracket. house True = 0.1
U before capital = -0.3 | U before capital house False = -0.4 | U before capital house True = 0.1
U before colon = -0.1 | U before colon house False = -0.1 | U before comma = -0.9
U before comma house False = -0.3 | U before comma house True = -0.6 | U before digit = -0.5
U before digit house False = -0.5 | U before digit house True = -0.1 | U before digit. = 0.1
U before digit. house False = 0.5 | U before digit. house True = -0.4 | U before ellipsis = -0.2
U before ellipsis house True = -0.2 | U before initial. = -1 | U before initial. house False = -0.1
U before initial. house True = -0.9 | U before other = 0.2 | U before other house False = 0.2
U before pages = 0.3 | U before pages house False = 0.3 | U before pages. = -0.1
U before pages. house False = 0.6 | U before pages. house True = -0.7 | U before quote. = -0.3
U before quote. house False = -0.1 | U before quote. house True = -0.1 | U before semicolon = 1.6
U before semicolon house False = 0.6 | U before semicolon house True = 1 | U before short. = 0.4
U before short. house False = -0.3 | U before short. house True = 0.7 | U before stop = 1.3
U before stop house False = -0.1 | U before stop house True = 1.3 | U before word = -0.1
U before word house False = -0.1 | U before word. = -0.7 | U before word. house False = -0.7
U before year = -0.2 | U before year house False = -0.2 | U before year. = 0.2 | U before year. house False = 0.1
U before year. house True = 0.2 | U body False False = -0.4 | U body True False = -0.3 | U body True True = 0.6
U capitals False 0 = 0.1 | U capitals False 2 = 0.2 | U capitals False 4 = -0.2 | U capitals True 0 = -0.3
U capitals True 1 = -0.1 | U capitals True 2 = 0.1 | U capitals True 3 = 0.4 | U capitals True 4 = -0.2
U dated False 0 = -0.3 | U dated False 2 = 0.2 | U dated False 3 = -0.9 | U dated False 4 = -0.6
U dated True 0 = -0.1 | U dated True 1 = 0.1 | U dated True 2 = -0.5 | U dated True 3 = 0.9
U dated True 4 = 1.2 | U end 0 False = -1.1 | U end 0 True = -0.4 | U end 1 False = -0.4 | U end 1 True = -0.2
U end 2 False = 0.3 | U end 2 True = 0.2 | U end 3 False = 0.4 | U end 3 True = 0.3 | U end 4 False = 1.2
U end 4 True = -0.3 | U length 0 = -1.7 | U length 1 = -0.7 | U length 10 = -0.3 | U length 2 = 0.4
U length 3 = 0.3 | U length 4 = 0.5 | U length 5 = 0.7 | U length 6 = 1 | U length 7 = 0.7 | U length 9 = -1
U share 0 False = -0.8 | U share 0 True = -0.8 | U share 1 False = -0.4 | U share 1 True = -0.2
U share 2 False = 0.3 | U share 2 True = 0.4 | U share 3 True = 0.4 | U share 4 False = 0.3
U share 4 True = 0.8 | U years 0 = -0.9 | U years 1 = 0.7 | U years 2 = 0.3 | U years 3 = -0.1 | Ul = 0.3
Ul False capital listed 0 = 0.3 | Ul False capital listed 1 = -0.2 | Ul False digit listed 0 = -0.2
Ul False digit listed 4 = -0.3 | Ul False given surname listed 1 = -0.1 | Ul False given surname listed 2 = -0.1
Ul False given surname listed 3 = 0.1 | Ul False given surname listed 4 = -0.1 | Ul False house False = -0.1
Ul False initials surname listed 0 = 0.1 | Ul False initials surname listed 4 = 0.2 | Ul False look digit = -0.4
Ul False look given surname = -0.1 | Ul False look initials surname = 0.3 | Ul False look surname bare = 0.1
Ul False look surname et al = -0.1 | Ul False look surname, given = -0.2 | Ul False look surname, initials = -0.3
Ul False look year = 0.7 | Ul False surname bare listed 0 = -0.2 | Ul False surname bare listed 4 = 0.3
Ul False surname et al listed 0 = -0.1 | Ul False surname, given listed 0 = -0.2
Ul False surname, initials listed 0 = -0.1 | Ul False surname, initials listed 3 = -0.3
Ul False surname, initials listed 4 = 0.1 | Ul False year listed 1 = 0.3 | Ul False year listed 2 = 0.4
Ul True address listed 0 = -0.1 | Ul True capitals listed 0 = -0.1 | Ul True dash listed 2 = 0.3
Ul True digit listed 0 = -0.1 | Ul True digit listed 4 = 0.1 | Ul True given surname listed 1 = -0.3
Ul True given surname listed 2 = 0.2 | Ul True given surname listed 4 = 0.2 | Ul True house False = 0.2
Ul True house True = 0.2 | Ul True initials surname listed 0 = -0.1 | Ul True initials surname listed 4 = 0.3
Ul True look address = -0.1 | Ul True look capitals = -0.1 | Ul True look dash = 0.3
Ul True look given surname = 0.1 | Ul True look initials surname = 0.2 | Ul True look other = 0.2
Ul True look surname bare = 0.4 | Ul True look surname, bare = -0.3 | Ul True look surname, given = -0.1
Ul True look surname, initials = -0.2 | Ul True other listed 0 = 0.2 | Ul True surname bare listed 1 = 0.3
Ul True surname bare listed 4 = 0.1 | Ul True surname, bare listed 1 = -0.3
Ul True surname, given listed 0 = -0.1 | Ul True surname, initials listed 2 = -0.2
Ul True surname, initials listed 3 = 0.1 | Ul True surname, initials listed 4 = -0.1
Ul True year listed 1 = 0.2 | Ul True year listed 2 = -0.1 | Ul above 0 = 0.1 | Ul above 1 = 0.1
Ul above 10 = -0.5 | Ul above 2 = 0.1 | Ul above 3 = 1.1 | Ul above 4 = 0.2 | Ul above 5 = 0.6 | Ul above 7 = 0.2
Ul above 8 = -0.4 | Ul above 9 = -1.3 | Ul before address = -0.3 | Ul before address house True = -0.3
Ul before address. = -0.2 | Ul before address. house False = -0.3 | Ul before address. house True = 0.1
Ul before bracket = -0.2 | Ul before bracket house False = -0.5 | Ul before bracket house True = 0.3
Ul before bracket. = 0.1 | Ul before bracket. house False = 0.1 | Ul before capital = -0.3
Ul before capital house False = -0.4 | Ul before capital house True = 0.1 | Ul before colon = -0.1
Ul before colon house False = -0.1 | Ul before comma = -0.8 | Ul before comma house False = -0.3
Ul before comma house True = -0.5 | Ul before digit = -0.1 | Ul before digit house False = -0.2
Ul before digit house True = 0.1 | Ul before digit. = 0.1 | Ul before digit. house False = -0.1
Ul before digit. house True = 0.2 | Ul before ellipsis = -0.2 | Ul before ellipsis house True = -0.2
Ul before initial. = -0.3 | Ul before initial. house True = -0.2 | Ul before other = 0.2
Ul before other house False = 0.2 | Ul before pages = 0.3 | Ul before pages house False = 0.3
Ul before pages. = -0.2 | Ul before pages. house False = 0.6 | Ul before pages. house True = -0.8
Ul before semicolon = 1 | Ul before semicolon house False = 0.6 | Ul before semicolon house True = 0.4
Ul before short. = 0.5 | Ul before short. house True = 0.5 | Ul before word = -0.1
Ul before word house False = -0.1 | Ul before word. = 0.1 | Ul before word. house False = -0.1
Ul before word. house True = 0.2 | Ul before year. = 0.7 | Ul before year. house False = 0.4
Ul before year. house True = 0.3 | Ul body False False = -0.1 | Ul body True True = 0.3
Ul capitals False 0 = 0.1 | Ul capitals False 2 = 0.2 | Ul capitals False 4 = -0.1 | Ul capitals True 0 = -0.2
Ul capitals True 1 = 0.3 | Ul capitals True 4 = 0.1 | Ul dated False 0 = 0.1 | Ul dated False 1 = -0.2
Ul dated False 2 = -0.3 | Ul dated False 3 = 0.8 | Ul dated False 4 = 0.1 | Ul dated True 1 = -0.5
Ul dated True 3 = 0.1 | Ul dated True 4 = 0.3 | Ul end 0 False = -1.1 | Ul end 0 True = -0.2
Ul end 1 False = -0.1 | Ul end 1 True = -0.3 | Ul end 2 False = 0.5 | Ul end 2 True = 0.1 | Ul end 3 False = 0.2
Ul end 3 True = 0.3 | Ul end 4 False = 1 | Ul fits False False False = -0.1 | Ul fits False False True = -0.8
Ul fits False True False = -0.1 | Ul fits False True True = 0.1 | Ul fits True False False = 0.4
Ul fits True False True = 0.5 | Ul fits True True False = 0.4 | Ul fits True True True = 0.1
Ul indent False False = 0.3 | Ul share 0 False = -0.4 | Ul share 0 True = -0.4 | Ul share 1 True = -0.1
Ul share 2 False = 0.3 | Ul share 2 True = 0.2 | Ul share 3 False = -0.2 | Ul share 3 True = 0.1
Ul share 4 False = 0.3 | Ul share 4 True = 0.6 | Uw = -0.4 | Uw False capital listed 0 = -0.2
Uw False dash listed 1 = 0.1 | Uw False dash listed 2 = 0.1 | Uw False dash listed 3 = 0.1
Uw False digit listed 0 = -0.1 | Uw False given surname listed 3 = -0.2 | Uw False house False = -0.6
Uw False initials surname listed 1 = -0.2 | Uw False initials surname listed 3 = -0.2
Uw False initials surname listed 4 = 0.1 | Uw False look capital = -0.2 | Uw False look dash = 0.4
Uw False look digit = -0.1 | Uw False look given surname = -0.2 | Uw False look initials surname = -0.3
Uw False look surname et al = -0.2 | Uw False look surname, given = 0.1 | Uw False surname et al listed 1 = -0.2
Uw False surname, given listed 0 = 0.1 | Uw False surname, given listed 1 = -0.1
Uw False surname, initials listed 0 = -0.2 | Uw False surname, initials listed 2 = -0.2
Uw False surname, initials listed 3 = 0.3 | Uw True address listed 0 = -0.4 | Uw True capital listed 0 = -0.2
Uw True dash listed 0 = 0.1 | Uw True dash listed 1 = 0.1 | Uw True dash listed 2 = 0.2
Uw True dash listed 3 = 0.1 | Uw True digit listed 0 = -0.1 | Uw True given surname listed 1 = 0.4
Uw True given surname listed 2 = -0.4 | Uw True given surname listed 3 = -0.2 | Uw True house True = 0.2
Uw True initials surname listed 0 = 0.5 | Uw True initials surname listed 2 = 0.4
Uw True initials surname listed 3 = -0.1 | Uw True look address = -0.4 | Uw True look capital = -0.2
Uw True look dash = 0.5 | Uw True look digit = -0.1 | Uw True look given surname = -0.2
Uw True look initials surname = 0.8 | Uw True look surname bare = 0.4 | Uw True look surname et al = -0.4
Uw True look surname, bare = -0.1 | Uw True look surname, given = -0.5 | Uw True look surname, initials = 0.4
Uw True surname bare listed 1 = 0.1 | Uw True surname bare listed 3 = 0.2 | Uw True surname bare listed 4 = 0.1
Uw True surname et al listed 1 = -0.4 | Uw True surname, bare listed 0 = -0.2
Uw True surname, bare listed 1 = 0.1 | Uw True surname, given listed 1 = -0.5
Uw True surname, initials listed 0 = -0.1 | Uw True surname, initials listed 2 = 0.1
Uw True surname, initials listed 3 = 0.3 | Uw True surname, initials listed 4 = 0.1 | Uw before address = 0.7
Uw before address house False = 0.8 | Uw before address house True = -0.1 | Uw before address. = 0.8
Uw before address. house False = 0.6 | Uw before address. house True = 0.2 | Uw before bracket = -0.5
Uw before bracket house False = -0.3 | Uw before bracket house True = -0.2 | Uw before bracket. = -0.2
Uw before bracket. house False = -0.3 | Uw before bracket. house True = 0.1 | Uw before comma = -0.1
Uw before comma house True = -0.1 | Uw before digit = -0.4 | Uw before digit house False = -0.2
Uw before digit house True = -0.2 | Uw before digit. house False = 0.6 | Uw before digit. house True = -0.7
Uw before initial. = -0.8 | Uw before initial. house False = -0.1 | Uw before initial. house True = -0.7
Uw before pages. house True = 0.1 | Uw before quote. = -0.3 | Uw before quote. house False = -0.1
Uw before quote. house True = -0.1 | Uw before semicolon = 0.6 | Uw before semicolon house True = 0.6
Uw before short. = -0.1 | Uw before short. house False = -0.3 | Uw before short. house True = 0.3
Uw before stop = 1.3 | Uw before stop house False = -0.1 | Uw before stop house True = 1.3
Uw before word. = -0.8 | Uw before word. house False = -0.6 | Uw before word. house True = -0.2
Uw before year = -0.2 | Uw before year house False = -0.2 | Uw before year. = -0.5
Uw before year. house False = -0.3 | Uw before year. house True = -0.2 | Uw body False False = -0.3
Uw body True False = -0.3 | Uw body True True = 0.2 | Uw capitals False 1 = 0.1 | Uw capitals False 4 = -0.1
Uw capitals True 1 = -0.4 | Uw capitals True 2 = 0.1 | Uw capitals True 3 = 0.4 | Uw capitals True 4 = -0.3
Uw dated False 0 = -0.4 | Uw dated False 1 = 0.3 | Uw dated False 2 = 0.5 | Uw dated False 3 = -1.6
Uw dated False 4 = -0.7 | Uw dated True 0 = -0.1 | Uw dated True 1 = 0.5 | Uw dated True 2 = -0.5
Uw dated True 3 = 0.8 | Uw dated True 4 = 0.9 | Uw end 0 True = -0.2 | Uw end 1 False = -0.3
Uw end 1 True = 0.1 | Uw end 2 False = -0.2 | Uw end 2 True = 0.1 | Uw end 3 False = 0.2 | Uw end 4 False = 0.2
Uw end 4 True = -0.3 | Uw share 0 False = -0.4 | Uw share 0 True = -0.5 | Uw share 1 False = -0.3
Uw share 1 True = -0.1 | Uw share 2 True = 0.2 | Uw share 3 False = 0.1 | Uw share 3 True = 0.3
Uw share 4 True = 0.2 | order before 0 = -0.1 | order before 3 = -0.3 | order before 4 = 0.3
order behind 0 = 0.1 | order behind 2 = -0.4 | order behind 3 = -0.2 | order behind 4 = -1 | order dash = 0.5
order same 0 = 0.1 | order same 2 = -0.2 | order same 3 = 0.7 | order same 4 = 0.5
"""
WEIGHTS = {
    name: float(value)
    for row in _TABLE.strip().splitlines()
    for cell in row.split(" | ")
    for name, value in [cell.rsplit(" = ", 1)]
}
