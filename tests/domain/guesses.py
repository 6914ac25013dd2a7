"""Lines that people typed out of the blue, and what they may mean."""

YES = """
oui
Oui !
OUI
ouais
yes
Yep
ok
OK !
d’accord
je viens
Je viens.
ok je viens
oui je viens
oui, je viens avec plaisir
je viendrai
je viens aussi
Je viendrai volontiers
j’arrive
J'arrive !
je serai là
je serai là, merci
je serai des vôtres
je serai présente
présent
présente
présent(e)
présent·e
partante
j’en suis
j’y serai
comptez sur moi
comptez-moi
vous pouvez compter sur moi
avec plaisir
avec grand plaisir !
volontiers
je participe
je participerai
je confirme ma présence
c’est bon pour moi
Bonjour, je viens. Merci
Bonjour à tous, je serai là. À bientôt
on vient
nous viendrons
finalement je viens
moi aussi je viens
désolée, finalement je viens
parfait, je viens
je peux venir
count me in
I'm in
I’ll be there
I will be there
we’ll be there
I'm coming
I am coming too, thanks
sure
of course
happy to join
works for me
I can make it
see you there
I confirm
à samedi !
ok, à samedi
"""
NO = """
non
Non merci
no
nope
no thanks
je ne peux pas
je peux pas
je ne peux pas venir
Je ne pourrai pas venir
je ne pourrai malheureusement pas venir
je ne pourrai pas être là
malheureusement je ne pourrai pas être présent
désolé, pas possible
désolée
désolé(e)
excusez-moi
je m’excuse
pas possible
impossible
impossible pour moi
ce ne sera pas possible pour moi
c’est impossible
je ne viens pas
je viens pas
je ne viens plus
je ne viendrai pas
je ne viendrai pas, désolée
on ne vient pas
nous ne viendrons pas
nous ne pourrons pas venir
je ne serai pas là
je serai pas là
je ne suis pas disponible
je suis absente
je serai absent
absent
pas dispo
pas cette fois
pas cette fois-ci, merci
sans moi
ce sera sans moi
je dois annuler
je n’irai pas
je n’y serai pas
je ne participerai pas
Bonjour, je ne pourrai pas venir, bonne réunion
non, une autre fois
je ne peux pas, la prochaine fois
can't make it
I can’t make it
I can't come
sorry, can't make it
I cannot attend
I won't be able to come
I won’t be there
I won't make it
not coming
I'm not coming, sorry
count me out
not this time
I have to cancel
I'm unable to come
I’m afraid I can’t
"""
MAYBE = """
peut-être
Peut-être.
oui peut-être
peut-être pas
je viens peut-être
je ne sais pas
je ne sais pas encore
je sais pas
je ne sais pas encore si je viens
je ne sais pas si je pourrai venir
je ne suis pas sûre
pas sûr
pas sûr de pouvoir venir
pas encore sûre
je viendrai si je peux
j’hésite
à voir
ça dépend
je vais essayer
je vais essayer de venir
j’essaierai
maybe
perhaps
not sure
not sure yet
I'm not sure I can make it
I don't know yet
I might come
I may be able to come
I’ll try to come
it depends
I'll let you know
"""
NOTHING = """
je viens ?
Je peux venir samedi ?
qui vient ?
c’est où ?
je viens de voir votre message
je viens de Paris
je viens en train
j’arrive pas à ouvrir le lien
j’arrive de loin
je suis venu samedi
je n’ai pas pu venir
j’étais là
merci d’être venus
Karim ne vient pas
il ne pourra pas venir
ma collègue vient
elle est absente
pas de problème
pas de souci
no problem
I can't wait
I can't open the link
I'm in Paris
no idea what this is
yes but no
oui et non
non je viens
je viens mais je ne peux pas
je viens pas loin
oui mais seulement si le train roule ce jour-là
je ne dis pas non
ce n’est pas impossible
on sera 5
nous serons douze
on sera trois cents
je viens samedi et dimanche
lundi je viens, mardi je ne viens pas
samedi
demain
3
trois
la réunion
👍
...
Zoé du pont
pardon
finalement
Le Quai
oui oui bien sûr je viens de comprendre
please send me the address
come
we should come back to that
I sure hope not
not a chance that I forget
est-ce que je peux venir avec mon chien
quelqu’un peut m’emmener samedi
je voudrais changer mon prénom
je ne comprends pas
je ne reçois plus rien
j’annule mon abonnement
"""


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]
