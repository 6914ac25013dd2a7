"""What people type for a date, as seen on Sunday 22 November 2026 at 10:00 in Paris."""

FRENCH = """
samedi 14h                                     | 2026-11-28 14:00
Samedi 14H                                     | 2026-11-28 14:00
sam. 14h30                                     | 2026-11-28 14:30
samedi à 14 h 30                               | 2026-11-28 14:30
samedi 14.30                                   | 2026-11-28 14:30
samedi 28 novembre - 14h                       | 2026-11-28 14:00
samedi 12.12 14h                               | 2026-12-12 14:00
la semaine prochaine, mardi 18h                | 2026-11-24 18:00
ce midi                                        | 2026-11-22 12:00
samedi 14:30                                   | 2026-11-28 14:30
samedi 14h30min                                | 2026-11-28 14:30
samedi à 14                                    | 2026-11-28 14:00
samedi prochain 14h                            | 2026-11-28 14:00
ce samedi à 14h                                | 2026-11-28 14:00
samedi qui vient, 14h                          | 2026-11-28 14:00
dimanche 11h                                   | 2026-11-22 11:00
dimanche 9h                                    | 2026-11-29 09:00
dimanche prochain 11h                          | 2026-11-29 11:00
lundi 9h                                       | 2026-11-23 09:00
mercredi 14 h 30                               | 2026-11-25 14:30
jeu 18h                                        | 2026-11-26 18:00
vendredi vers 18h                              | 2026-11-27 18:00
mardi en huit à 18h                            | 2026-12-01 18:00
mardi en 8, 18h                                | 2026-12-01 18:00
mardi en quinze 18h                            | 2026-12-08 18:00
mardi de la semaine prochaine à 18h            | 2026-11-24 18:00
vendredi semaine prochaine 9h                  | 2026-11-27 09:00
aujourd'hui 18h                                | 2026-11-22 18:00
aujourd’hui à 18 h                             | 2026-11-22 18:00
aujourd hui 18h                                | 2026-11-22 18:00
demain 9h                                      | 2026-11-23 09:00
DEMAIN À 9H                                    | 2026-11-23 09:00
demain midi                                    | 2026-11-23 12:00
demain à midi et demi                          | 2026-11-23 12:30
demain matin 9h                                | 2026-11-23 09:00
demain soir à 8h                               | 2026-11-23 20:00
demain à 8h du soir                            | 2026-11-23 20:00
demain 8h du matin                             | 2026-11-23 08:00
demain à 3h de l'après-midi                    | 2026-11-23 15:00
ce soir 20h                                    | 2026-11-22 20:00
ce soir à 8h                                   | 2026-11-22 20:00
cet après-midi 15h                             | 2026-11-22 15:00
après-demain 9h                                | 2026-11-24 09:00
apres demain 9h                                | 2026-11-24 09:00
dans 3 jours à 18h                             | 2026-11-25 18:00
dans 15 jours à 18h30                          | 2026-12-07 18:30
dans quinze jours à 18h30                      | 2026-12-07 18:30
dans huit jours à 18h                          | 2026-11-30 18:00
dans une semaine à 18h                         | 2026-11-29 18:00
dans deux semaines à 10h                       | 2026-12-06 10:00
3 avril 10h                                    | 2027-04-03 10:00
le 3 avril à 10h                               | 2027-04-03 10:00
sam 3 avril 10h                                | 2027-04-03 10:00
samedi 3 avril, 10 h                           | 2027-04-03 10:00
samedi le 3 avril 10h                          | 2027-04-03 10:00
le samedi 3 avril 2027 à 10h                   | 2027-04-03 10:00
pour le samedi 3 avril à 10h.                  | 2027-04-03 10:00
10h le samedi 3 avril                          | 2027-04-03 10:00
à 10 h, samedi 3 avril                         | 2027-04-03 10:00
3 avr. 10h                                     | 2027-04-03 10:00
samedi à 10h ?                                 | 2026-11-28 10:00
1er mai 14h                                    | 2027-05-01 14:00
1ᵉʳ mai 14h                                    | 2027-05-01 14:00
premier mai à quatorze heures                  | 2027-05-01 14:00
15 janvier 20h                                 | 2027-01-15 20:00
15 janv 20h                                    | 2027-01-15 20:00
22 novembre 11h                                | 2026-11-22 11:00
22 novembre 9h                                 | 2027-11-22 09:00
2 fevrier 18h                                  | 2027-02-02 18:00
2 FÉVRIER 18H                                  | 2027-02-02 18:00
29 février 10h                                 | 2028-02-29 10:00
15 août 11h                                    | 2027-08-15 11:00
3 sept. 18h                                    | 2027-09-03 18:00
sept septembre à sept heures                   | 2027-09-07 07:00
le dix-sept mars à dix heures et quart         | 2027-03-17 10:15
vingt-et-un mars à quatorze heures trente      | 2027-03-21 14:30
jeudi 31 décembre 20h                          | 2026-12-31 20:00
03/04 à 14h                                    | 2027-04-03 14:00
03/04 14:00                                    | 2027-04-03 14:00
3/4 14h                                        | 2027-04-03 14:00
samedi 3/4 14h                                 | 2027-04-03 14:00
03/04/2027 14h                                 | 2027-04-03 14:00
03/04/27 14h                                   | 2027-04-03 14:00
3.4. 14h                                       | 2027-04-03 14:00
03.04.2027 à 14h                               | 2027-04-03 14:00
03-04-2027 14h                                 | 2027-04-03 14:00
2027-04-03 14:00                               | 2027-04-03 14:00
2027-04-03T14:00                               | 2027-04-03 14:00
le 15 à 20h                                    | 2026-12-15 20:00
le 31 à 20h                                    | 2026-12-31 20:00
samedi 12 à 14h                                | 2026-12-12 14:00
samedi 28 14h                                  | 2026-11-28 14:00
le samedi 3 avril 2027 de 10h à 12h            | 2027-04-03 10:00 - 2027-04-03 12:00
03/04 10:00-12:00                              | 2027-04-03 10:00 - 2027-04-03 12:00
samedi 10h-12h                                 | 2026-11-28 10:00 - 2026-11-28 12:00
samedi 10h – 12h30                             | 2026-11-28 10:00 - 2026-11-28 12:30
demain 10-12h                                  | 2026-11-23 10:00 - 2026-11-23 12:00
samedi de 10 à 12                              | 2026-11-28 10:00 - 2026-11-28 12:00
samedi entre 10h et midi                       | 2026-11-28 10:00 - 2026-11-28 12:00
samedi de 10h jusqu'à 12h                      | 2026-11-28 10:00 - 2026-11-28 12:00
de 10h à 12h samedi 3 avril                    | 2027-04-03 10:00 - 2027-04-03 12:00
samedi de 20h à minuit                         | 2026-11-28 20:00 - 2026-11-29 00:00
samedi 22h-1h                                  | 2026-11-28 22:00 - 2026-11-29 01:00
samedi de 8h à 10h du soir                     | 2026-11-28 20:00 - 2026-11-28 22:00
demain soir de 8h à minuit                     | 2026-11-23 20:00 - 2026-11-24 00:00
demain matin 9h-12h30                          | 2026-11-23 09:00 - 2026-11-23 12:30
"""

ENGLISH = """
Saturday 2pm                                   | 2026-11-28 14:00
sat 2 p.m.                                     | 2026-11-28 14:00
on Saturday at 2:30 pm                         | 2026-11-28 14:30
Saturday 2.30pm                                | 2026-11-28 14:30
this Saturday at 14:30                         | 2026-11-28 14:30
next tue 7pm                                   | 2026-11-24 19:00
on next Tuesday at 7pm                         | 2026-11-24 19:00
next Sunday 11am                               | 2026-11-29 11:00
Tuesday week 7pm                               | 2026-12-01 19:00
next week on Tuesday 6pm                       | 2026-11-24 18:00
Monday next week 6pm                           | 2026-11-23 18:00
today at 6pm                                   | 2026-11-22 18:00
tomorrow at 6                                  | 2026-11-23 06:00
tomorrow at 6:30                               | 2026-11-23 06:30
tomorrow at 06:30                              | 2026-11-23 06:30
tomorrow at 7 o'clock                          | 2026-11-23 07:00
tomorrow at six in the evening                 | 2026-11-23 18:00
tomorrow morning at 9                          | 2026-11-23 09:00
tomorrow at noon                               | 2026-11-23 12:00
tonight at 8                                   | 2026-11-22 20:00
this evening 8pm                               | 2026-11-22 20:00
the day after tomorrow at 10                   | 2026-11-24 10:00
in 3 days at 10am                              | 2026-11-25 10:00
in a week at 10am                              | 2026-11-29 10:00
in two weeks at 6pm                            | 2026-12-06 18:00
in 2 weeks at 6pm                              | 2026-12-06 18:00
in a fortnight at 6pm                          | 2026-12-06 18:00
Saturday 3 April 10am                          | 2027-04-03 10:00
Saturday 3 April at 10:00                      | 2027-04-03 10:00
Saturday the 3rd of April at 10                | 2027-04-03 10:00
3 April 10am                                   | 2027-04-03 10:00
April 3rd at 10                                | 2027-04-03 10:00
April 3, 2027, 10am                            | 2027-04-03 10:00
Saturday, April 3rd, 10am                      | 2027-04-03 10:00
10am on April 3rd                              | 2027-04-03 10:00
at 10 on Saturday 3 April 2027                 | 2027-04-03 10:00
1 May 2pm                                      | 2027-05-01 14:00
2nd of February 18:00                          | 2027-02-02 18:00
Sept 3 6pm                                     | 2027-09-03 18:00
03/04 2pm                                      | 2027-04-03 14:00
the 15th at 8pm                                | 2026-12-15 20:00
on the 15th at 8pm                             | 2026-12-15 20:00
Sat 28th 2pm                                   | 2026-11-28 14:00
December 21st at noon                          | 2026-12-21 12:00
tomorrow 12pm                                  | 2026-11-23 12:00
tomorrow 12am                                  | 2026-11-23 00:00
tomorrow 6-8pm                                 | 2026-11-23 18:00 - 2026-11-23 20:00
tomorrow 10-2pm                                | 2026-11-23 10:00 - 2026-11-23 14:00
tomorrow 10am-12pm                             | 2026-11-23 10:00 - 2026-11-23 12:00
Friday 7pm to 9                                | 2026-11-27 19:00 - 2026-11-27 21:00
Friday 11am-1                                  | 2026-11-27 11:00 - 2026-11-27 13:00
Friday from 10 to 12                           | 2026-11-27 10:00 - 2026-11-27 12:00
Friday between 10 and 12                       | 2026-11-27 10:00 - 2026-11-27 12:00
Friday 2:30-4pm                                | 2026-11-27 14:30 - 2026-11-27 16:00
Friday 7pm to midnight                         | 2026-11-27 19:00 - 2026-11-28 00:00
"""

UNCLEAR = """
bientôt
un de ces jours
on verra
samedi ou dimanche
samedi 14h ou 15h
samedi 10h et 12h
pas samedi 14h
not saturday 2pm
week-end prochain
samedi samedi 14h
demain hier 14h
ce soir demain 20h
14h
18h30
2:30 pm
14
samedi 25h
samedi 14h75
samedi 14:60
tomorrow 14pm
tomorrow 0am
tomorrow 2h pm
samedi 10.12 - 14
samedi 10 - 12h
samedi midi 20
samedi 14 30
31 avril 10h
32 mai 10h
31/02 10h
13/13 10h
29 février 2027 10h
le 32 à 10h
avril
avril 2027
3 avril 27 10h
3 avril 1789 10h
03-04 14h
mar 3 10h
demain 10 à 12h
samedi 10-12
samedi de 14h à 12h
samedi de 14h à 14h
samedi de 14h à 25h
samedi minuit à 2h
dimanche en huit 10h
demain matin à 20h
demain soir à midi
demain après-midi matin 3h
dans 15 minutes
dans une heure
tomorrow 10am-midnight
٣ avril 10h
👍
"""


def table(text: str) -> list[tuple[str, str]]:
    """Return the (phrase, meaning) rows of a table above."""
    rows = (line.split("|") for line in text.strip().splitlines())
    return [(phrase.strip(), meaning.strip()) for phrase, meaning in rows]
