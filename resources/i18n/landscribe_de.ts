<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Landscribe</name>
    <message>
      <source> GB</source>
      <translation> GB</translation>
    </message>
    <message>
      <source> and </source>
      <translation> und </translation>
    </message>
    <message>
      <source> m</source>
      <translation> m</translation>
    </message>
    <message>
      <source> m²</source>
      <translation> m²</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>Z&amp;urück</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>&amp;Vorher</translation>
    </message>
    <message>
      <source>&amp;Beside the project</source>
      <translation>&amp;Neben dem Projekt</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>Abb&amp;rechen</translation>
    </message>
    <message>
      <source>&amp;Classes</source>
      <translation>&amp;Klassen</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>Verglei&amp;chen</translation>
    </message>
    <message>
      <source>&amp;Compare with a reference…</source>
      <translation>Mit einer &amp;Referenz vergleichen…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Kopieren</translation>
    </message>
    <message>
      <source>&amp;Do not save</source>
      <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
      <source>&amp;Download</source>
      <translation>Herunter&amp;laden</translation>
    </message>
    <message>
      <source>&amp;Downloads</source>
      <translation>&amp;Downloads</translation>
    </message>
    <message>
      <source>&amp;Draw points</source>
      <translation>Punkte &amp;ziehen</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>&amp;Ordner</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Format</translation>
    </message>
    <message>
      <source>&amp;Install there</source>
      <translation>Dort &amp;installieren</translation>
    </message>
    <message>
      <source>&amp;Keep them in</source>
      <translation>&amp;Behalten in</translation>
    </message>
    <message>
      <source>&amp;Land cover</source>
      <translation>&amp;Landbedeckung</translation>
    </message>
    <message>
      <source>&amp;Landscribe</source>
      <translation>&amp;Landscribe</translation>
    </message>
    <message>
      <source>&amp;Load</source>
      <translation>Abr&amp;ufen</translation>
    </message>
    <message>
      <source>&amp;Machine</source>
      <translation>Re&amp;chner</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>&amp;Messen</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Name</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>&amp;Namen aus</translation>
    </message>
    <message>
      <source>&amp;Number of points</source>
      <translation>A&amp;nzahl der Punkte</translation>
    </message>
    <message>
      <source>&amp;Open the report</source>
      <translation>&amp;Bericht öffnen</translation>
    </message>
    <message>
      <source>&amp;Points to label…</source>
      <translation>&amp;Punkte zum Bestimmen…</translation>
    </message>
    <message>
      <source>&amp;Polygons</source>
      <translation>&amp;Polygone</translation>
    </message>
    <message>
      <source>&amp;Python there</source>
      <translation>&amp;Python dort</translation>
    </message>
    <message>
      <source>&amp;Reference</source>
      <translation>&amp;Referenz</translation>
    </message>
    <message>
      <source>&amp;Repeat…</source>
      <translation>Wiede&amp;rholen…</translation>
    </message>
    <message>
      <source>&amp;Resolution</source>
      <translation>Aufl&amp;ösung</translation>
    </message>
    <message>
      <source>&amp;Save as CSV…</source>
      <translation>Als CSV &amp;speichern…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>&amp;Speichern…</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>&amp;Senden</translation>
    </message>
    <message>
      <source>&amp;Send rasters that lie in no shared folder</source>
      <translation>Raster &amp;senden, die in keinem gemeinsamen Ordner liegen</translation>
    </message>
    <message>
      <source>&amp;Set up the engine…</source>
      <translation>Die Engine &amp;einrichten…</translation>
    </message>
    <message>
      <source>&amp;Simplify</source>
      <translation>&amp;Vereinfachen</translation>
    </message>
    <message>
      <source>&amp;Temporary files</source>
      <translation>&amp;Temporäre Dateien</translation>
    </message>
    <message>
      <source>&amp;Test and use</source>
      <translation>&amp;Testen und verwenden</translation>
    </message>
    <message>
      <source>&amp;Threshold</source>
      <translation>Sch&amp;wellenwert</translation>
    </message>
    <message>
      <source>&amp;Train the whole network</source>
      <translation>Gan&amp;zes Netz trainieren</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
      <source>&amp;Use this machine</source>
      <translation>&amp;Diesen Rechner verwenden</translation>
    </message>
    <message>
      <source>&amp;Use those of</source>
      <translation>Üb&amp;ernehmen</translation>
    </message>
    <message>
      <source>1 region of “{phrase}”, {area}</source>
      <translation>1 Region von „{phrase}“, {area}</translation>
    </message>
    <message>
      <source>10 to 50 labels per class at different places are a good start. A class with the name or code of a class of the model to start from begins with what that model knows.</source>
      <translation>10 bis 50 Labels je Klasse an verschiedenen Orten sind ein guter Anfang. Eine Klasse mit dem Namen oder Code einer Klasse des Ausgangsmodells beginnt mit dem, was dieses Modell weiß.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0.</source>
      <translation>128 Dimensionen, 10 m, University of Cambridge, CC0.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land.</source>
      <translation>128 Dimensionen, 10 m, University of Cambridge, CC0; ein neueres Netz, alles Land.</translation>
    </message>
    <message>
      <source>64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0.</source>
      <translation>64 Dimensionen, 10 m, © Google und Google DeepMind, CC BY 4.0.</translation>
    </message>
    <message>
      <source>72 dimensions, 30 m, from a file of ESD codes.</source>
      <translation>72 Dimensionen, 30 m, aus einer Datei mit ESD-Codes.</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>95-%-Intervall</translation>
    </message>
    <message>
      <source>A GeoTIFF; an empty field shows where the result goes</source>
      <translation>Ein GeoTIFF; das leere Feld zeigt, wohin das Ergebnis kommt</translation>
    </message>
    <message>
      <source>A clone, or a copy of the plugin's folder</source>
      <translation>Ein Klon oder eine Kopie des Plugin-Ordners</translation>
    </message>
    <message>
      <source>A coarse, wide view of the image itself; nothing is downloaded.</source>
      <translation>Ein grober, weiter Blick auf das Bild selbst; nichts wird heruntergeladen.</translation>
    </message>
    <message>
      <source>A folder of my choice</source>
      <translation>Ein Ordner meiner Wahl</translation>
    </message>
    <message>
      <source>A folder of tiles on this machine; if empty, the public tiles are downloaded</source>
      <translation>Ein Ordner mit Kacheln auf diesem Rechner; bleibt das Feld leer, werden die öffentlichen heruntergeladen</translation>
    </message>
    <message>
      <source>A folder that contains model folders. The models are used from there and not copied.</source>
      <translation>Ein Ordner, der Modellordner enthält. Die Modelle werden von dort verwendet und nicht kopiert.</translation>
    </message>
    <message>
      <source>A folder with your own model (model.json and weights.safetensors), used instead of Model.</source>
      <translation>Ein Ordner mit einem eigenen Modell (model.json und weights.safetensors), das anstelle von „Modell“ verwendet wird.</translation>
    </message>
    <message>
      <source>A folder; an empty field shows where the answers go</source>
      <translation>Ein Ordner; das leere Feld zeigt, wohin die Antworten kommen</translation>
    </message>
    <message>
      <source>A large model of others answers phrases, but does not know from which response on a thing counts as found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as phrases, and the threshold and the level of a find are set where they tell the classes apart best.</source>
      <translation>Ein großes Modell anderer beantwortet Ausdrücke, weiß aber nicht, ab welcher Antwort etwas als gefunden gilt. Labels mit Namen oder eine Landbedeckung, deren Klassen Namen haben, sagen es ihm: Die Namen werden als Ausdrücke gefragt, und der Schwellenwert und das Niveau eines Fundes werden dort gesetzt, wo sie die Klassen am besten unterscheiden.</translation>
    </message>
    <message>
      <source>A marked place cannot be converted to coordinates: mark another one.</source>
      <translation>Ein markierter Ort lässt sich nicht in Koordinaten umrechnen: Markieren Sie einen anderen.</translation>
    </message>
    <message>
      <source>A model for phrases of your own; those of Landscribe are calibrated already.</source>
      <translation>Ein eigenes Modell für Ausdrücke; die von Landscribe sind schon kalibriert.</translation>
    </message>
    <message>
      <source>A model is being downloaded or installed: wait until that ends, or cancel it.</source>
      <translation>Ein Modell wird gerade heruntergeladen oder installiert: Warten Sie, bis das endet, oder brechen Sie es ab.</translation>
    </message>
    <message>
      <source>A model that maps your classes, from points, lines or polygons that you labelled</source>
      <translation>Ein Modell, das Ihre Klassen kartiert, aus Punkten, Linien oder Polygonen, die Sie gelabelt haben</translation>
    </message>
    <message>
      <source>A model with the name {name} is installed: choose another name.</source>
      <translation>Ein Modell mit dem Namen {name} ist installiert: bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>A model {name} exists. Replace it?</source>
      <translation>Es gibt schon ein Modell {name}. Ersetzen?</translation>
    </message>
    <message>
      <source>A part of the layer could not be drawn: {error}</source>
      <translation>Ein Teil des Layers konnte nicht gezeichnet werden: {error}</translation>
    </message>
    <message>
      <source>A part of the layer, in any CRS; the whole layer if left empty.</source>
      <translation>Ein Teil davon, in beliebigem KBS; der ganze Layer, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>A point layer, instead of the one place or together with it.</source>
      <translation>Ein Punktlayer, anstelle des einen Ortes oder neben ihm.</translation>
    </message>
    <message>
      <source>A point layer: what is more like one of them than like the places is pushed down.</source>
      <translation>Ein Punktlayer: Was einem seiner Punkte ähnlicher ist als den Orten, wird herabgesetzt.</translation>
    </message>
    <message>
      <source>A project that is not saved yet has no folder beside it</source>
      <translation>Ein noch nicht gespeichertes Projekt hat keinen Ordner neben sich</translation>
    </message>
    <message>
      <source>A raster file on this machine with one band per dimension</source>
      <translation>Eine Rasterdatei auf diesem Rechner mit einem Kanal je Dimension</translation>
    </message>
    <message>
      <source>A raster of class codes or, with a threshold, of a response.</source>
      <translation>Ein Raster mit Klassencodes; mit einem Schwellenwert: eines mit einer Antwort.</translation>
    </message>
    <message>
      <source>A raster of class codes.</source>
      <translation>Ein Raster mit Klassencodes.</translation>
    </message>
    <message>
      <source>A run is in progress: wait until it ends, or cancel it.</source>
      <translation>Ein Lauf ist im Gange: Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
      <source>A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, device, seconds, warnings and class areas.</source>
      <translation>Ein Laufprotokoll (JSON) neben dem Ergebnis nennt, wie es entstanden ist: Modell, Embedding, Ausdehnung, Versionen, Gerät, Sekunden, Warnungen und Klassenflächen.</translation>
    </message>
    <message>
      <source>A second layer that shows how sure the network is about each pixel, in per cent</source>
      <translation>Ein zweiter Layer, der zeigt, wie sicher das Netz bei jedem Pixel ist, in Prozent</translation>
    </message>
    <message>
      <source>A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON).</source>
      <translation>Eine Vektordatei mit den Pfaden der Raster im Feld „location“ oder eine STAC-Sammlung (JSON).</translation>
    </message>
    <message>
      <source>A vector layer of points, lines or polygons, each with its class</source>
      <translation>Ein Vektorlayer mit Punkten, Linien oder Polygonen, jedes mit seiner Klasse</translation>
    </message>
    <message>
      <source>A&amp;dd to the project</source>
      <translation>&amp;Dem Projekt hinzufügen</translation>
    </message>
    <message>
      <source>A&amp;fter</source>
      <translation>Na&amp;chher</translation>
    </message>
    <message>
      <source>A&amp;nother machine (SSH)…</source>
      <translation>Anderer &amp;Rechner (SSH)…</translation>
    </message>
    <message>
      <source>About {size} to download.</source>
      <translation>Etwa {size} herunterzuladen.</translation>
    </message>
    <message>
      <source>About {size} would be downloaded.</source>
      <translation>Etwa {size} würden heruntergeladen.</translation>
    </message>
    <message>
      <source>About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %</source>
      <translation>Etwa {time} Arbeit bei {seconds} s je Punkt; die Fehlerspanne wird ± {margin:.1f} %</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Accuracy (cross-validated)</source>
      <translation>Genauigkeit (kreuzvalidiert)</translation>
    </message>
    <message>
      <source>Accuracy of a land cover</source>
      <translation>Genauigkeit einer Landbedeckung</translation>
    </message>
    <message>
      <source>Accuracy of each class</source>
      <translation>Genauigkeit jeder Klasse</translation>
    </message>
    <message>
      <source>Accuracy: {share} of the area is right, by {count} points</source>
      <translation>Genauigkeit: {share} der Fläche stimmt, nach {count} Punkten</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} pixels agree</source>
      <translation>Genauigkeit: {share} von {count} Pixeln stimmen überein</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} points agree</source>
      <translation>Genauigkeit: {share} von {count} Punkten stimmen überein</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add a con&amp;fidence layer</source>
      <translation>Kon&amp;fidenzlayer hinzufügen</translation>
    </message>
    <message>
      <source>Add class</source>
      <translation>Klasse hinzufügen</translation>
    </message>
    <message>
      <source>Add class…</source>
      <translation>Neue Klasse…</translation>
    </message>
    <message>
      <source>Add label</source>
      <translation>Label hinzufügen</translation>
    </message>
    <message>
      <source>Add poly&amp;gons</source>
      <translation>&amp;Polygone hinzufügen</translation>
    </message>
    <message>
      <source>Add two or more classes, label some places of each with Points or Polygons, then press Train.</source>
      <translation>Fügen Sie mindestens zwei Klassen hinzu, labeln Sie einige Orte jeder Klasse mit Punkten oder Polygonen und drücken Sie dann „Trainieren“.</translation>
    </message>
    <message>
      <source>Address of a zip file, or of a folder with model.json and weights.safetensors:</source>
      <translation>Adresse einer Zip-Datei oder eines Ordners mit model.json und weights.safetensors:</translation>
    </message>
    <message>
      <source>Adds a class below the selected one; double-click a name to change it</source>
      <translation>Fügt eine Klasse unter der ausgewählten hinzu; Doppelklick auf einen Namen ändert ihn</translation>
    </message>
    <message>
      <source>Adds a class with a name of yours; double-click a name to change it</source>
      <translation>Fügt eine Klasse mit eigenem Namen hinzu; Doppelklick auf einen Namen ändert ihn</translation>
    </message>
    <message>
      <source>Adds the classes of a land cover, of a model or of another layer's style</source>
      <translation>Fügt die Klassen einer Landbedeckung, eines Modells oder des Stils eines anderen Layers hinzu</translation>
    </message>
    <message>
      <source>Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8</source>
      <translation>Fügt die Namen aus der Zwischenablage hinzu, einen je Zeile oder durch Kommas getrennt; Farben als water=#377eb8</translation>
    </message>
    <message>
      <source>Adds the result to the project</source>
      <translation>Fügt das Ergebnis zum Projekt hinzu</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>Agriculture</source>
      <translation>Landwirtschaft</translation>
    </message>
    <message>
      <source>Al&amp;ign</source>
      <translation>Ausr&amp;ichten</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>Ausrichten</translation>
    </message>
    <message>
      <source>All (ha)</source>
      <translation>Alle (ha)</translation>
    </message>
    <message>
      <source>All labels of {name} lie in one spot: add some elsewhere.</source>
      <translation>Alle Labels von {name} liegen an einer Stelle: Ergänzen Sie welche anderswo.</translation>
    </message>
    <message>
      <source>All points together; the margin of error proposes the number</source>
      <translation>Alle Punkte zusammen; die Fehlerspanne schlägt die Zahl vor</translation>
    </message>
    <message>
      <source>All rasters in this folder and below it.</source>
      <translation>Alle Raster in diesem Ordner und darunter.</translation>
    </message>
    <message>
      <source>All the data is on this machine.</source>
      <translation>Alle Daten sind auf diesem Rechner.</translation>
    </message>
    <message>
      <source>All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels that are held out decide whether it is better; cancel keeps the best so far</source>
      <translation>Alle Gewichte lernen, nicht nur der Kopf: für Hunderte von Labels und eine Grafikkarte oder Geduld. Zurückgehaltene Labels entscheiden, ob es besser ist; Abbrechen behält das bisher Beste</translation>
    </message>
    <message>
      <source>All {count} shared folders hold: {host} reads and writes there what lies here.</source>
      <translation>Alle {count} gemeinsamen Ordner stimmen: {host} liest und schreibt dort, was hier liegt.</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>Erlauben</translation>
    </message>
    <message>
      <source>Allow downloads</source>
      <translation>Herunterladen erlauben</translation>
    </message>
    <message>
      <source>Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this machine is used.</source>
      <translation>Erlaubt, AlphaEarth- oder TESSERA-Daten für die Ausdehnung herunterzuladen. Sonst werden nur Daten benutzt, die schon auf diesem Rechner liegen.</translation>
    </message>
    <message>
      <source>AlphaEarth</source>
      <translation>AlphaEarth</translation>
    </message>
    <message>
      <source>AlphaEarth, TESSERA, ESD or another embedding field as a raster</source>
      <translation>AlphaEarth, TESSERA, ESD oder ein anderes Embedding-Feld als Raster</translation>
    </message>
    <message>
      <source>Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices</source>
      <translation>Erstellt auch ein GeoPackage mit Polygonen, mit den üblichen Einstellungen; „Exportieren…“ bietet mehr Auswahl</translation>
    </message>
    <message>
      <source>Also writes the probability of each pixel's class, in per cent, with a VRT of its own.</source>
      <translation>Schreibt auch die Wahrscheinlichkeit der Klasse jedes Pixels, in Prozent, mit einem eigenen VRT.</translation>
    </message>
    <message>
      <source>An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment.</source>
      <translation>Eine NVIDIA-GPU ist vorhanden, aber das PyTorch der Engine kann sie nicht nutzen, daher rechnet die CPU: Aktualisieren Sie den NVIDIA-Treiber, oder installieren Sie ein CUDA-Build von PyTorch in der Umgebung der Engine.</translation>
    </message>
    <message>
      <source>An earlier image of the same place, with which the phrase compares this one</source>
      <translation>Ein früheres Bild desselben Ortes, mit dem der Ausdruck dieses vergleicht</translation>
    </message>
    <message>
      <source>An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Ein früheres Raster des Ortes, für „new houses“, „houses that are gone“ oder „water that became bare“.</translation>
    </message>
    <message>
      <source>An existing land-cover raster: the answer is restricted to some of its classes.</source>
      <translation>Ein zuvor erstelltes Landbedeckungsraster: Die Antwort wird auf einige seiner Klassen beschränkt.</translation>
    </message>
    <message>
      <source>Another machine (SSH)</source>
      <translation>Anderer Rechner (SSH)</translation>
    </message>
    <message>
      <source>Another search is in progress: wait until it ends.</source>
      <translation>Eine andere Suche läuft: Warten Sie, bis sie fertig ist.</translation>
    </message>
    <message>
      <source>Answer to: {phrase}</source>
      <translation>Antwort auf: {phrase}</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Answers to phrases</source>
      <translation>Antworten auf Ausdrücke</translation>
    </message>
    <message>
      <source>Apple GPU or CPU</source>
      <translation>Apple-GPU oder CPU</translation>
    </message>
    <message>
      <source>Area (ha)</source>
      <translation>Fläche (ha)</translation>
    </message>
    <message>
      <source>Area (m²)</source>
      <translation>Fläche (m²)</translation>
    </message>
    <message>
      <source>Area of all polygons (m²)</source>
      <translation>Fläche aller Polygone (m²)</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>Fläche unter der ROC-Kurve</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Flächen</translation>
    </message>
    <message>
      <source>Areas (CSV)</source>
      <translation>Flächen (CSV)</translation>
    </message>
    <message>
      <source>Areas are measured</source>
      <translation>Flächen sind gemessen</translation>
    </message>
    <message>
      <source>Areas by polygon</source>
      <translation>Flächen je Polygon</translation>
    </message>
    <message>
      <source>Areas of this land cover by polygon…</source>
      <translation>Flächen dieser Landbedeckung je Polygon…</translation>
    </message>
    <message>
      <source>As a share: 0.01 is one per cent. Used if the number of points is left empty.</source>
      <translation>Als Anteil: 0,01 ist ein Prozent. Nötig, wenn die Anzahl der Punkte leer bleibt.</translation>
    </message>
    <message>
      <source>As in the file. Paste names such as “water, trees, roofs”, or add them one by one.</source>
      <translation>Wie in der Datei. Fügen Sie Namen wie „Wasser, Bäume, Dächer“ ein oder geben Sie sie einzeln ein.</translation>
    </message>
    <message>
      <source>As in “Embedding of an extent”; if left empty, the layer is the embedding.</source>
      <translation>Wie bei „Embedding einer Ausdehnung“; bleibt es leer, ist der Layer das Embedding.</translation>
    </message>
    <message>
      <source>As in “Map land cover”.</source>
      <translation>Wie in „Landbedeckung kartieren“.</translation>
    </message>
    <message>
      <source>As in “Map land cover”; if left empty, that of the model.</source>
      <translation>Wie in „Landbedeckung kartieren“; wenn es leer bleibt, das des Modells.</translation>
    </message>
    <message>
      <source>As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for</source>
      <translation>Wie ssh es nimmt: ein Name in ~/.ssh/config oder user@host. Es braucht einen Schlüssel; nach Passwörtern wird nie gefragt</translation>
    </message>
    <message>
      <source>As they lie</source>
      <translation>Wie sie liegen</translation>
    </message>
    <message>
      <source>As&amp;k</source>
      <translation>Fra&amp;gen</translation>
    </message>
    <message>
      <source>Ask Landscribe…</source>
      <translation>Landscribe fragen…</translation>
    </message>
    <message>
      <source>Ask before the first run in a saved project</source>
      <translation>Vor dem ersten Lauf in einem gespeicherten Projekt fragen</translation>
    </message>
    <message>
      <source>Ask many rasters</source>
      <translation>Viele Raster befragen</translation>
    </message>
    <message>
      <source>Ask once in each project</source>
      <translation>In jedem Projekt einmal fragen</translation>
    </message>
    <message>
      <source>Ask the scene</source>
      <translation>Die Szene befragen</translation>
    </message>
    <message>
      <source>Asks again with this distance</source>
      <translation>Fragt noch einmal mit diesem Abstand</translation>
    </message>
    <message>
      <source>Assembling polygons</source>
      <translation>Polygone werden zusammengesetzt</translation>
    </message>
    <message>
      <source>At least per &amp;class</source>
      <translation>Mindestens je &amp;Klasse</translation>
    </message>
    <message>
      <source>Attri&amp;butes</source>
      <translation>Attri&amp;bute</translation>
    </message>
    <message>
      <source>Attribute with their names; polygons with the same name count as one. Numbered if left empty.</source>
      <translation>Attribut, das sie benennt; Polygone gleichen Namens zählen als eines. Bleibt es leer, werden sie nummeriert.</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>Attribute</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <source>Automatic ({device})</source>
      <translation>Automatisch ({device})</translation>
    </message>
    <message>
      <source>Automatic: the fastest one</source>
      <translation>Automatisch: das schnellste</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>Mittlere Präzision</translation>
    </message>
    <message>
      <source>Band {band} of {name} is marked as transparency but holds other values, so it was ignored.</source>
      <translation>Kanal {band} von {name} ist als Transparenz gekennzeichnet, enthält aber andere Werte und wurde ignoriert.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number, with commas between them: nir, height. The model then needs rasters with these bands.</source>
      <translation>Kanäle des Rasters, aus denen neben Rot, Grün und Blau gelernt wird, nach Name oder Nummer, durch Kommas getrennt: nir, height. Das Modell braucht dann Raster mit diesen Kanälen.</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them</source>
      <translation>Kanäle des Rasters, aus denen neben Rot, Grün und Blau gelernt wird, nach Name oder Nummer; das Modell braucht sie</translation>
    </message>
    <message>
      <source>Bareland</source>
      <translation>Kahler Boden</translation>
    </message>
    <message>
      <source>Based on</source>
      <translation>Beruht auf</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this in Settings › Options › Landscribe.</source>
      <translation>Neben dem Projekt bleiben sie in {folder} erhalten. Temporäre Dateien gehen verloren, wenn QGIS schließt. Das lässt sich unter Einstellungen › Optionen › Landscribe ändern.</translation>
    </message>
    <message>
      <source>Blue band</source>
      <translation>Kanal für Blau</translation>
    </message>
    <message>
      <source>Both dates are the same layer: choose another one as the earlier or the later date.</source>
      <translation>Beide Daten sind derselbe Layer: Wählen Sie einen anderen als früheres oder späteres Datum.</translation>
    </message>
    <message>
      <source>Building</source>
      <translation>Gebäude</translation>
    </message>
    <message>
      <source>Building overviews</source>
      <translation>Übersichten werden erstellt</translation>
    </message>
    <message>
      <source>By &amp;polygon…</source>
      <translation>Je &amp;Polygon…</translation>
    </message>
    <message>
      <source>C&amp;RS</source>
      <translation>KB&amp;S</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CRS of the polygons</source>
      <translation>KBS der Polygone</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Abb&amp;rechen</translation>
    </message>
    <message>
      <source>Ca&amp;talogue</source>
      <translation>Ka&amp;talog</translation>
    </message>
    <message>
      <source>Calibrate a model for phrases</source>
      <translation>Ein Modell für Ausdrücke kalibrieren</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>Abgebrochen: Es wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>Cancelled: packages that are already installed are kept for the next time.</source>
      <translation>Abgebrochen: Schon installierte Pakete bleiben für das nächste Mal erhalten.</translation>
    </message>
    <message>
      <source>Cancelled: what is finished stays, and the same run goes on from there.</source>
      <translation>Abgebrochen: Was fertig ist, bleibt, und derselbe Lauf geht von dort weiter.</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>Wird abgebrochen</translation>
    </message>
    <message>
      <source>Changed ground in per cent</source>
      <translation>Veränderter Boden in Prozent</translation>
    </message>
    <message>
      <source>Check &amp;again</source>
      <translation>Er&amp;neut prüfen</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>Wird geprüft</translation>
    </message>
    <message>
      <source>Checking this Python</source>
      <translation>Dieses Python wird geprüft</translation>
    </message>
    <message>
      <source>Checking this machine</source>
      <translation>Dieser Rechner wird geprüft</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>Checkpoint</translation>
    </message>
    <message>
      <source>Checkpoints of the Hugging Face hub</source>
      <translation>Checkpoints des Hugging Face Hub</translation>
    </message>
    <message>
      <source>Checks this machine again, after you changed something</source>
      <translation>Prüft diesen Rechner noch einmal, nachdem Sie etwas geändert haben</translation>
    </message>
    <message>
      <source>Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places.</source>
      <translation>Wählen Sie AlphaEarth, TESSERA oder eine Datei als Embedding: Die Umgebung in der Szene ist zu grob, um Orte zu vergleichen.</translation>
    </message>
    <message>
      <source>Choose a Python that already has the engine's packages, or one to create the environment with</source>
      <translation>Ein Python wählen, das die Pakete der Engine schon hat, oder eines, mit dem die Umgebung angelegt wird</translation>
    </message>
    <message>
      <source>Choose a land cover and a layer of polygons first.</source>
      <translation>Wählen Sie zuerst eine Landbedeckung und einen Polygonlayer.</translation>
    </message>
    <message>
      <source>Choose a place, such as a field, and see all similar places: the cosine between its embedding and that of every other place, from -1 (opposite) to 1 (the same).</source>
      <translation>Wählen Sie einen Ort, zum Beispiel ein Feld, und sehen Sie alle ähnlichen Orte: den Kosinus zwischen seinem Embedding und dem jedes anderen Ortes, von -1 (entgegengesetzt) bis 1 (dasselbe).</translation>
    </message>
    <message>
      <source>Choose a reference first.</source>
      <translation>Wählen Sie zuerst eine Referenz.</translation>
    </message>
    <message>
      <source>Choose labels or a land cover, one of them.</source>
      <translation>Wählen Sie Labels oder eine Landbedeckung, eines von beiden.</translation>
    </message>
    <message>
      <source>Choose the year of the imagery if possible</source>
      <translation>Wählen Sie möglichst das Jahr der Bilddaten</translation>
    </message>
    <message>
      <source>Chosen by its name</source>
      <translation>Nach dem Namen gewählt</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Class &amp;attribute</source>
      <translation>Kl&amp;assenattribut</translation>
    </message>
    <message>
      <source>Class areas</source>
      <translation>Klassenflächen</translation>
    </message>
    <message>
      <source>Class areas (JSON)</source>
      <translation>Klassenflächen (JSON)</translation>
    </message>
    <message>
      <source>Class areas (report)</source>
      <translation>Klassenflächen (Bericht)</translation>
    </message>
    <message>
      <source>Class areas (table)</source>
      <translation>Klassenflächen (Tabelle)</translation>
    </message>
    <message>
      <source>Class areas within each polygon (JSON)</source>
      <translation>Klassenflächen in jedem Polygon (JSON)</translation>
    </message>
    <message>
      <source>Class attribute</source>
      <translation>Klassenattribut</translation>
    </message>
    <message>
      <source>Class name</source>
      <translation>Klassenname</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <source>Classes of the model to start from stay, even if they have no labels</source>
      <translation>Klassen des Ausgangsmodells bleiben, auch wenn sie keine Labels haben</translation>
    </message>
    <message>
      <source>Classes with their accuracy (JSON)</source>
      <translation>Klassen mit ihrer Genauigkeit (JSON)</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Clear the earlier phrases</source>
      <translation>Frühere Ausdrücke löschen</translation>
    </message>
    <message>
      <source>Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click marks places that it must not be like. Only the embedding is compared.</source>
      <translation>Klicken Sie auf einen Ort in der Karte, um alle ähnlichen Orte zu sehen. Strg+Klick markiert zuvor weitere; Umschalt+Klick markiert Orte, denen sie nicht ähneln sollen. Verglichen wird nur das Embedding.</translation>
    </message>
    <message>
      <source>Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant.</source>
      <translation>Klicken Sie auf einen Ort in der Karte; zuvor markiert Strg+Klick weitere, Umschalt+Klick, was nicht gemeint ist.</translation>
    </message>
    <message>
      <source>Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual</source>
      <translation>Klicken Sie auf die Karte, um Orte mit der gewählten Klasse zu labeln; die Tasten von QGIS, etwa für Rückgängig, gelten wie sonst</translation>
    </message>
    <message>
      <source>Click places on the map that are wrong in the answer: it follows</source>
      <translation>Klicken Sie auf Stellen in der Karte, die in der Antwort falsch sind: Sie richtet sich danach</translation>
    </message>
    <message>
      <source>Click places on the map that show what you mean: the answer follows</source>
      <translation>Klicken Sie auf Stellen in der Karte, die zeigen, was Sie meinen: Die Antwort richtet sich danach</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Codes of the classes to keep, such as “5, 8”; all if left empty.</source>
      <translation>Codes der Klassen, die bleiben, zum Beispiel „5, 8“; alle, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Codes of those classes, such as “5, 8”.</source>
      <translation>Codes dieser Klassen, zum Beispiel „5, 8“.</translation>
    </message>
    <message>
      <source>Codes, such as 5, 8</source>
      <translation>Codes, zum Beispiel 5, 8</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Colour of the class</source>
      <translation>Farbe der Klasse</translation>
    </message>
    <message>
      <source>Colour of the class in the map; without one it is chosen by the name</source>
      <translation>Farbe der Klasse in der Karte; ohne Angabe wird sie nach dem Namen gewählt</translation>
    </message>
    <message>
      <source>Colour of the class, in the labels and in the map</source>
      <translation>Farbe der Klasse, bei den Labels und in der Karte</translation>
    </message>
    <message>
      <source>Colouring</source>
      <translation>Wird eingefärbt</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Columns of the polygons' table, in addition to the class code</source>
      <translation>Spalten der Polygontabelle, zusätzlich zum Klassencode</translation>
    </message>
    <message>
      <source>Combining the parts</source>
      <translation>Die Teile werden verknüpft</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Compare bo&amp;th</source>
      <translation>&amp;Beide vergleichen</translation>
    </message>
    <message>
      <source>Compare on the finer raster</source>
      <translation>Auf dem feineren Raster vergleichen</translation>
    </message>
    <message>
      <source>Compare with an earlier date…</source>
      <translation>Mit einem früheren Datum vergleichen…</translation>
    </message>
    <message>
      <source>Compare with the whole layer</source>
      <translation>Mit dem ganzen Layer vergleichen</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Vergleichen mit…</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Verglichen</translation>
    </message>
    <message>
      <source>Compares a land-cover raster with a reference: another class raster, or polygons or points with a class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class F1, IoU, user's and producer's accuracy.</source>
      <translation>Vergleicht ein Landbedeckungsraster mit einer Referenz: einem anderen Klassenraster oder Polygonen oder Punkten mit einem Klassenattribut, in beliebigem KBS. Liefert Konfusionsmatrix, Gesamtgenauigkeit, Kappa und für jede Klasse F1, IoU, Nutzer- und Produzentengenauigkeit.</translation>
    </message>
    <message>
      <source>Compares the land cover with the reference</source>
      <translation>Vergleicht die Landbedeckung mit der Referenz</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Wird verglichen</translation>
    </message>
    <message>
      <source>Comparing pixels</source>
      <translation>Pixel werden verglichen</translation>
    </message>
    <message>
      <source>Comparing places</source>
      <translation>Orte werden verglichen</translation>
    </message>
    <message>
      <source>Comparing points</source>
      <translation>Punkte werden verglichen</translation>
    </message>
    <message>
      <source>Comparing the positions of both dates</source>
      <translation>Die Lage beider Daten wird verglichen</translation>
    </message>
    <message>
      <source>Comparing with the original</source>
      <translation>Wird mit dem Original verglichen</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>Rechnen auf</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Confidence of {name}</source>
      <translation>Konfidenz von {name}</translation>
    </message>
    <message>
      <source>Confusion matrix, accuracies and area estimates of a land-cover raster, as a report</source>
      <translation>Konfusionsmatrix, Genauigkeiten und Flächenschätzungen eines Landbedeckungsrasters als Bericht</translation>
    </message>
    <message>
      <source>Connecting to {host}</source>
      <translation>Verbindung mit {host}</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Wird umgewandelt</translation>
    </message>
    <message>
      <source>Copies the matrix of transitions in hectares, for a spreadsheet</source>
      <translation>Kopiert die Matrix der Übergänge in Hektar, für ein Tabellenprogramm</translation>
    </message>
    <message>
      <source>Copies the table, for a spreadsheet</source>
      <translation>Kopiert die Tabelle, für ein Tabellenprogramm</translation>
    </message>
    <message>
      <source>Copies versions, checks and the log to the clipboard, without your folders and names</source>
      <translation>Kopiert Versionen, Prüfungen und das Protokoll in die Zwischenablage, ohne Ihre Ordner und Namen</translation>
    </message>
    <message>
      <source>Copy dia&amp;gnostics</source>
      <translation>Dia&amp;gnose kopieren</translation>
    </message>
    <message>
      <source>Copy matrix</source>
      <translation>Matrix kopieren</translation>
    </message>
    <message>
      <source>Copy or save the table of areas, or measure areas within the polygons of a layer</source>
      <translation>Die Flächentabelle kopieren oder speichern, oder Flächen in den Polygonen eines Layers messen</translation>
    </message>
    <message>
      <source>Correct this land cover…</source>
      <translation>Diese Landbedeckung korrigieren…</translation>
    </message>
    <message>
      <source>Corrects “{name}”: label places where it is wrong with the class that is there, then train.</source>
      <translation>Korrigiert „{name}“: Labeln Sie Stellen, an denen es falsch ist, mit der Klasse, die dort ist, und trainieren Sie dann.</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Korrigieren…</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>Gerä&amp;t</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Developed space</source>
      <translation>Befestigte Fläche</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <source>Device that was used</source>
      <translation>Benutztes Gerät</translation>
    </message>
    <message>
      <source>Device: {value}</source>
      <translation>Gerät: {value}</translation>
    </message>
    <message>
      <source>Disk space for later runs</source>
      <translation>Plattenplatz für spätere Läufe</translation>
    </message>
    <message>
      <source>Distance {number} in metres</source>
      <translation>Abstand {number} in Metern</translation>
    </message>
    <message>
      <source>Distances</source>
      <translation>Abstände</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>Abstände (m)</translation>
    </message>
    <message>
      <source>Do &amp;not download</source>
      <translation>&amp;Nicht herunterladen</translation>
    </message>
    <message>
      <source>Do &amp;not send</source>
      <translation>&amp;Nicht senden</translation>
    </message>
    <message>
      <source>Do &amp;not split phrases</source>
      <translation>Ausdrücke &amp;nicht zerlegen</translation>
    </message>
    <message>
      <source>Does again what failed in an earlier run into the same folder.</source>
      <translation>Wiederholt, was in einem früheren Lauf in denselben Ordner gescheitert ist.</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Download the AlphaEarth index again</source>
      <translation>Den AlphaEarth-Index noch einmal herunterladen</translation>
    </message>
    <message>
      <source>Download the {product} embedding of this extent from the internet?</source>
      <translation>Das Embedding {product} dieser Ausdehnung aus dem Internet herunterladen?</translation>
    </message>
    <message>
      <source>Download {title} from the Hugging Face hub?</source>
      <translation>{title} vom Hugging Face Hub herunterladen?</translation>
    </message>
    <message>
      <source>Downloaded embeddings</source>
      <translation>Heruntergeladene Embeddings</translation>
    </message>
    <message>
      <source>Downloading the index…</source>
      <translation>Der Index wird heruntergeladen…</translation>
    </message>
    <message>
      <source>Downloading {name}</source>
      <translation>{name} wird heruntergeladen</translation>
    </message>
    <message>
      <source>Downloading {name}: {here}</source>
      <translation>{name} wird heruntergeladen: {here}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here} of {all}</source>
      <translation>{name} wird heruntergeladen: {here} von {all}</translation>
    </message>
    <message>
      <source>Downloads are not allowed in this project: allow them at the embedding.</source>
      <translation>Herunterladen ist in diesem Projekt nicht erlaubt: Erlauben Sie es beim Embedding.</translation>
    </message>
    <message>
      <source>Downloads of public embeddings; imagery is never sent anywhere</source>
      <translation>Herunterladen öffentlicher Embeddings; Bilddaten werden nie irgendwohin gesendet</translation>
    </message>
    <message>
      <source>Downloads of the embedding in this project; imagery is never sent</source>
      <translation>Herunterladen des Embeddings in diesem Projekt; Bilddaten werden nie gesendet</translation>
    </message>
    <message>
      <source>Downloads the catalogue and lists its models</source>
      <translation>Lädt den Katalog und zeigt seine Modelle</translation>
    </message>
    <message>
      <source>Downloads the checkpoint, checks it, and installs it</source>
      <translation>Lädt den Checkpoint herunter, prüft und installiert ihn</translation>
    </message>
    <message>
      <source>Downloads the model, checks it, and installs it</source>
      <translation>Lädt das Modell herunter, prüft und installiert es</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Zeichnen</translation>
    </message>
    <message>
      <source>Draw a rectangle on the map canvas</source>
      <translation>Ein Rechteck im Kartenfenster zeichnen</translation>
    </message>
    <message>
      <source>Draw an outline on the map to label an area with the chosen class; a right click ends it</source>
      <translation>Zeichnen Sie einen Umriss in der Karte, um eine Fläche mit der gewählten Klasse zu labeln; ein Rechtsklick beendet ihn</translation>
    </message>
    <message>
      <source>Draw points first (Accuracy › Points to label…), or choose another reference.</source>
      <translation>Ziehen Sie zuerst Punkte (Genauigkeit › Punkte zum Bestimmen…), oder wählen Sie eine andere Referenz.</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Punkte werden gezogen</translation>
    </message>
    <message>
      <source>Drawing the layer</source>
      <translation>Der Layer wird gezeichnet</translation>
    </message>
    <message>
      <source>Drawn rectangle</source>
      <translation>Gezeichnetes Rechteck</translation>
    </message>
    <message>
      <source>Draws random points within each class of a land-cover raster. Label each point by what you see there: the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”.</source>
      <translation>Zieht zufällige Punkte in jeder Klasse eines Landbedeckungsrasters. Bestimmen Sie jeden Punkt nach dem, was dort zu sehen ist: Das Attribut „reference“ bietet die Klassen als Liste an. Führen Sie danach „Genauigkeit einer Landbedeckung“ aus.</translation>
    </message>
    <message>
      <source>Draws random points within each class of {layer}. You give each point the class that you see there; “Compare with a reference…” then estimates how accurate the land cover is.</source>
      <translation>Zieht zufällige Punkte in jeder Klasse von {layer}. Sie geben jedem Punkt die Klasse, die Sie dort sehen; „Mit einer Referenz vergleichen…“ schätzt dann, wie genau die Landbedeckung ist.</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>E&amp;xportieren</translation>
    </message>
    <message>
      <source>E&amp;xtent</source>
      <translation>Aus&amp;dehnung</translation>
    </message>
    <message>
      <source>ESD file…</source>
      <translation>ESD-Datei…</translation>
    </message>
    <message>
      <source>Earlier date</source>
      <translation>Früheres Datum</translation>
    </message>
    <message>
      <source>Earlier image: {value}</source>
      <translation>Früheres Bild: {value}</translation>
    </message>
    <message>
      <source>Earlier phrases</source>
      <translation>Frühere Ausdrücke</translation>
    </message>
    <message>
      <source>Earlier phrases and examples</source>
      <translation>Frühere Ausdrücke und Beispiele</translation>
    </message>
    <message>
      <source>Em&amp;bedding</source>
      <translation>&amp;Embedding</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding of an extent</source>
      <translation>Embedding einer Ausdehnung</translation>
    </message>
    <message>
      <source>Embedding raster</source>
      <translation>Embedding-Raster</translation>
    </message>
    <message>
      <source>Embedding that was compared</source>
      <translation>Embedding, das verglichen wurde</translation>
    </message>
    <message>
      <source>Embedding that was written</source>
      <translation>Embedding, das geschrieben wurde</translation>
    </message>
    <message>
      <source>Embedding: {value}</source>
      <translation>Embedding: {value}</translation>
    </message>
    <message>
      <source>Enter a name for the model.</source>
      <translation>Geben Sie einen Namen für das Modell ein.</translation>
    </message>
    <message>
      <source>Enter the revision first: the checkpoint's commit, 40 digits.</source>
      <translation>Geben Sie zuerst die Revision ein: den Commit des Checkpoints, 40 Stellen.</translation>
    </message>
    <message>
      <source>Estimate the true area of each change with its 95 % interval, from points that you label</source>
      <translation>Die wahre Fläche jeder Änderung mit ihrem 95-%-Intervall schätzen, aus Punkten, die Sie labeln</translation>
    </message>
    <message>
      <source>Estimated from the points; it corrects for the mistakes of the map</source>
      <translation>Aus den Punkten geschätzt; berichtigt um die Fehler der Karte</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>Alles (JSON)</translation>
    </message>
    <message>
      <source>Everything like this place</source>
      <translation>Alles, was diesem Ort ähnelt</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Export polygons and areas</source>
      <translation>Polygone und Flächen exportieren</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>Das Modell exportieren</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>Exportieren nach</translation>
    </message>
    <message>
      <source>Exported: {files}</source>
      <translation>Exportiert: {files}</translation>
    </message>
    <message>
      <source>Exporting the model</source>
      <translation>Das Modell wird exportiert</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Export…</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Ausdehnung</translation>
    </message>
    <message>
      <source>Extract re&amp;gions</source>
      <translation>&amp;Regionen ausgeben</translation>
    </message>
    <message>
      <source>F&amp;ind in this extent</source>
      <translation>In dieser Ausdehnung &amp;suchen</translation>
    </message>
    <message>
      <source>Failures (JSON)</source>
      <translation>Fehlschläge (JSON)</translation>
    </message>
    <message>
      <source>Fetching AlphaEarth</source>
      <translation>AlphaEarth wird geladen</translation>
    </message>
    <message>
      <source>Fetching TESSERA</source>
      <translation>TESSERA wird geladen</translation>
    </message>
    <message>
      <source>Fi&amp;nd similar</source>
      <translation>Ähnliche&amp;s finden</translation>
    </message>
    <message>
      <source>Fil&amp;e</source>
      <translation>Dat&amp;ei</translation>
    </message>
    <message>
      <source>Find places similar to a clicked one</source>
      <translation>Orte finden, die einem angeklickten ähneln</translation>
    </message>
    <message>
      <source>Find what changed</source>
      <translation>Veränderungen finden</translation>
    </message>
    <message>
      <source>Finding regions</source>
      <translation>Regionen werden gesucht</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <translation>Das Netz wird feinabgestimmt</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <source>Finished: {value}</source>
      <translation>Beendet: {value}</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>Wird angepasst</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folder for the answers</source>
      <translation>Ordner für die Antworten</translation>
    </message>
    <message>
      <source>Folder for the engine</source>
      <translation>Ordner für die Engine</translation>
    </message>
    <message>
      <source>Folder of TESSERA tiles</source>
      <translation>Ordner mit TESSERA-Kacheln</translation>
    </message>
    <message>
      <source>Folder of models</source>
      <translation>Ordner mit Modellen</translation>
    </message>
    <message>
      <source>Folder of rasters</source>
      <translation>Ordner mit Rastern</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>Ordner der Ergebnisse</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Ordner mit Wheels</translation>
    </message>
    <message>
      <source>Folder “landscribe” beside the project</source>
      <translation>Ordner „landscribe“ neben dem Projekt</translation>
    </message>
    <message>
      <source>For rare classes; Olofsson et al. advise 50 to 100.</source>
      <translation>Für seltene Klassen; Olofsson et al. raten zu 50 bis 100.</translation>
    </message>
    <message>
      <source>Found automatically if the layer says which band has which colour</source>
      <translation>Wird automatisch gefunden, wenn der Layer angibt, welcher Kanal welche Farbe hat</translation>
    </message>
    <message>
      <source>Found on the map</source>
      <translation>Auf der Karte gefunden</translation>
    </message>
    <message>
      <source>From a &amp;folder…</source>
      <translation>Aus einem &amp;Ordner…</translation>
    </message>
    <message>
      <source>From a &amp;zip file…</source>
      <translation>Aus einer &amp;Zip-Datei…</translation>
    </message>
    <message>
      <source>From a segmentation &amp;network (ONNX)…</source>
      <translation>Aus einem &amp;Segmentierungsnetz (ONNX)…</translation>
    </message>
    <message>
      <source>From an &amp;address…</source>
      <translation>Von einer &amp;Adresse…</translation>
    </message>
    <message>
      <source>Further bands</source>
      <translation>Weitere Kanäle</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats.</source>
      <translation>GeoPackage (Vorgabe; der Layer kommt zu einer bestehenden Datei hinzu), GeoJSON, FlatGeobuf oder Shapefile. Die Farben der Klassen werden mitgespeichert: im GeoPackage oder bei den anderen Formaten als .qml-Datei daneben.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>GeoTIFF from 0 to 1, transparent below the threshold.</source>
      <translation>GeoTIFF von 0 bis 1, durchsichtig unter dem Schwellenwert.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the earlier date.</source>
      <translation>GeoTIFF mit Klassencodes des früheren Datums.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the later date.</source>
      <translation>GeoTIFF mit Klassencodes des späteren Datums.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes with colours and class names.</source>
      <translation>GeoTIFF der Klassencodes mit Farben und Klassennamen.</translation>
    </message>
    <message>
      <source>GeoTIFF of cosines from -1 to 1.</source>
      <translation>GeoTIFF der Kosinus von -1 bis 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the probability of each pixel's class, in per cent.</source>
      <translation>GeoTIFF der Wahrscheinlichkeit der Klasse jedes Pixels in Prozent.</translation>
    </message>
    <message>
      <source>GeoTIFF of the response from 0 to 1.</source>
      <translation>GeoTIFF der Antwort von 0 bis 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the three main components as red, green and blue.</source>
      <translation>GeoTIFF der drei Hauptkomponenten als Rot, Grün und Blau.</translation>
    </message>
    <message>
      <source>GeoTIFF of unit vectors.</source>
      <translation>GeoTIFF der Einheitsvektoren.</translation>
    </message>
    <message>
      <source>GeoTIFF of what became what, with a legend of the transitions that occur.</source>
      <translation>GeoTIFF, das zeigt, was zu was wurde, mit einer Legende der vorkommenden Übergänge.</translation>
    </message>
    <message>
      <source>Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the image together with an embedding of its surroundings, on this machine: imagery never leaves it.</source>
      <translation>Gibt jedem Pixel eines hochauflösenden RGB-Rasters eine Landbedeckungsklasse. Das SSDM-Netz liest das Bild zusammen mit einem Embedding seiner Umgebung, auf diesem Rechner: Bilddaten verlassen ihn nie.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network, without reading relations in it.</source>
      <translation>Gibt dem Netz den ganzen Ausdruck, ohne darin nach Beziehungen zu suchen.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured</source>
      <translation>Gibt dem Netz den ganzen Ausdruck: Worte wie „near“ oder „within 200 m of“ werden nicht gemessen</translation>
    </message>
    <message>
      <source>Green band</source>
      <translation>Kanal für Grün</translation>
    </message>
    <message>
      <source>Grid of the result</source>
      <translation>Gitter des Ergebnisses</translation>
    </message>
    <message>
      <source>Ground resolution of a picture without a CRS; not needed otherwise.</source>
      <translation>Bodenauflösung eines Bildes, dem das KBS dafür fehlt; sonst nicht nötig.</translation>
    </message>
    <message>
      <source>Hardware of this machine that the engine can use; the first is recommended</source>
      <translation>Hardware dieses Rechners, die die Engine nutzen kann; die erste ist empfohlen</translation>
    </message>
    <message>
      <source>Hectares of each class in each polygon</source>
      <translation>Hektar jeder Klasse in jedem Polygon</translation>
    </message>
    <message>
      <source>Hides the other answers, their regions and the land covers on the map; they stay in the list</source>
      <translation>Blendet die anderen Antworten, ihre Regionen und die Landbedeckungen in der Karte aus; in der Liste bleiben sie</translation>
    </message>
    <message>
      <source>Highest response</source>
      <translation>Höchste Antwort</translation>
    </message>
    <message>
      <source>Holds the class as its code or name; if left empty: reference, class, label, code and the like.</source>
      <translation>Enthält die Klasse als Code oder Namen; wenn es leer bleibt: reference, class, label, code und Ähnliches.</translation>
    </message>
    <message>
      <source>Holds the class as its name or code</source>
      <translation>Enthält die Klasse als Namen oder Code</translation>
    </message>
    <message>
      <source>Holds the name; if left empty: reference, class, label and the like.</source>
      <translation>Enthält den Namen; wenn es leer bleibt: reference, class, label und Ähnliches.</translation>
    </message>
    <message>
      <source>How each class is told from the others (JSON)</source>
      <translation>Wie jede Klasse von den anderen unterschieden wird (JSON)</translation>
    </message>
    <message>
      <source>How much the answer covers the image below</source>
      <translation>Wie stark die Antwort das Bild darunter verdeckt</translation>
    </message>
    <message>
      <source>How much the land cover covers the imagery</source>
      <translation>Wie stark die Landbedeckung die Bilddaten verdeckt</translation>
    </message>
    <message>
      <source>How right is {layer}?</source>
      <translation>Wie richtig ist {layer}?</translation>
    </message>
    <message>
      <source>How the phrase was read</source>
      <translation>Wie der Ausdruck gelesen wurde</translation>
    </message>
    <message>
      <source>How unsure the model is there, 0 to 1</source>
      <translation>Wie unsicher das Modell dort ist, 0 bis 1</translation>
    </message>
    <message>
      <source>If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it.</source>
      <translation>Ist kein Embedding genannt, wird der Layer selbst als eines gelesen, wie „Embedding einer Ausdehnung“ es schreibt.</translation>
    </message>
    <message>
      <source>If nothing is found, the log and the output FOUND say so.</source>
      <translation>Wird nichts gefunden, sagen es das Protokoll und die Ausgabe FOUND.</translation>
    </message>
    <message>
      <source>If you give no number of points, it is computed from the standard error that you want for the overall accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other points are distributed by area.</source>
      <translation>Ohne Angabe wird die Anzahl der Punkte aus dem gewünschten Standardfehler der Gesamtgenauigkeit berechnet (Olofsson et al. 2014, Gleichung 13). Seltene Klassen bekommen eine Mindestzahl; die übrigen Punkte werden nach Fläche verteilt.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Image: {value}</source>
      <translation>Bild: {value}</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH to that machine; the size is shown first</source>
      <translation>Bilddaten verlassen dann diesen Rechner, über SSH zu jenem Rechner; die Größe wird vorher gezeigt</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH, and is kept there until you delete it.</source>
      <translation>Bilddaten verlassen dann diesen Rechner über SSH und bleiben dort, bis Sie sie löschen.</translation>
    </message>
    <message>
      <source>Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Bilddaten mit rotem, grünem und blauem Kanal. Dienste (WMS, XYZ) und virtuelle Layer werden zuerst gezeichnet.</translation>
    </message>
    <message>
      <source>Imagery, in a file, of ground that you know.</source>
      <translation>Bilddaten, in einer Datei, von Boden, den Sie kennen.</translation>
    </message>
    <message>
      <source>In place of labels: a raster of classes that have names.</source>
      <translation>Anstelle von Labels: ein Raster mit Klassen, die Namen haben.</translation>
    </message>
    <message>
      <source>In the land cover</source>
      <translation>In der Landbedeckung</translation>
    </message>
    <message>
      <source>In the reference</source>
      <translation>In der Referenz</translation>
    </message>
    <message>
      <source>In use: the engine in {folder}</source>
      <translation>In Gebrauch: die Engine in {folder}</translation>
    </message>
    <message>
      <source>In use: your own Python {folder}</source>
      <translation>In Gebrauch: Ihr eigenes Python {folder}</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>Einschließen</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>Installiert</translation>
    </message>
    <message>
      <source>Installed models</source>
      <translation>Installierte Modelle</translation>
    </message>
    <message>
      <source>Installing the model</source>
      <translation>Das Modell wird installiert</translation>
    </message>
    <message>
      <source>Installs a model from a file, a folder or an address</source>
      <translation>Installiert ein Modell aus einer Datei, einem Ordner oder von einer Adresse</translation>
    </message>
    <message>
      <source>Installs the engine and tests it with a small map</source>
      <translation>Installiert die Engine und testet sie mit einer kleinen Karte</translation>
    </message>
    <message>
      <source>Installs the packages from a folder of wheels (.whl files), without a network</source>
      <translation>Installiert die Pakete aus einem Ordner mit Wheels (.whl-Dateien), ohne Netzwerk</translation>
    </message>
    <message>
      <source>IoU at the threshold</source>
      <translation>IoU am Schwellenwert</translation>
    </message>
    <message>
      <source>It takes about {minutes} minutes at 50 Mbit/s.</source>
      <translation>Bei 50 Mbit/s dauert es etwa {minutes} Minuten.</translation>
    </message>
    <message>
      <source>It took {time}.</source>
      <translation>Es dauerte {time}.</translation>
    </message>
    <message>
      <source>Its weights have the names of open_clip: download model.safetensors from its page, then use “landscribe models convert”.</source>
      <translation>Seine Gewichte haben die Namen von open_clip: Laden Sie model.safetensors von seiner Seite herunter und verwenden Sie dann „landscribe models convert“.</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>Alle behalten</translation>
    </message>
    <message>
      <source>Keep the classes without la&amp;bels</source>
      <translation>&amp;Klassen ohne Labels behalten</translation>
    </message>
    <message>
      <source>Keep the classes without labels</source>
      <translation>Klassen ohne Labels behalten</translation>
    </message>
    <message>
      <source>Keep using the current engine</source>
      <translation>Die jetzige Engine weiter verwenden</translation>
    </message>
    <message>
      <source>Keep what a fitted model sees</source>
      <translation>Behalten, was ein angepasstes Modell sieht</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>Spä&amp;ter</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>La&amp;yer</translation>
    </message>
    <message>
      <source>La&amp;yer name</source>
      <translation>La&amp;yername</translation>
    </message>
    <message>
      <source>Label places where the land cover is wrong with Points or Polygons, then press Train.</source>
      <translation>Labeln Sie Orte, an denen die Landbedeckung falsch ist, mit Punkten oder Polygonen und drücken Sie dann „Trainieren“.</translation>
    </message>
    <message>
      <source>Label what you see there, and run “Learn your own classes” again.</source>
      <translation>Labeln Sie, was Sie dort sehen, und führen Sie „Eigene Klassen lernen“ noch einmal aus.</translation>
    </message>
    <message>
      <source>Label where the land cover is wrong, and it changes: on the page Train</source>
      <translation>Labeln, wo die Landbedeckung falsch ist, und sie ändert sich: auf der Seite „Trainieren“</translation>
    </message>
    <message>
      <source>Label with</source>
      <translation>Labeln mit</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Labels that look like another class (JSON)</source>
      <translation>Labels, die wie eine andere Klasse aussehen (JSON)</translation>
    </message>
    <message>
      <source>Land cover</source>
      <translation>Landbedeckung</translation>
    </message>
    <message>
      <source>Land cover after</source>
      <translation>Landbedeckung nachher</translation>
    </message>
    <message>
      <source>Land cover before</source>
      <translation>Landbedeckung vorher</translation>
    </message>
    <message>
      <source>Land cover of a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Landbedeckung eines Ordners, eines Kachelindexes oder mehrerer Layer; geht weiter, wo sie angehalten wurde</translation>
    </message>
    <message>
      <source>Land cover to polygons</source>
      <translation>Landbedeckung zu Polygonen</translation>
    </message>
    <message>
      <source>Land-cover classes of a high-resolution raster, from the SSDM network</source>
      <translation>Landbedeckungsklassen eines hochauflösenden Rasters, vom SSDM-Netz</translation>
    </message>
    <message>
      <source>Landscribe</source>
      <translation>Landscribe</translation>
    </message>
    <message>
      <source>Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below and tests it with a small map; nothing is installed into QGIS's Python or anywhere else.</source>
      <translation>Landscribe rechnet in einer eigenen Python-Umgebung, getrennt von QGIS. „Einrichten“ legt sie im Ordner unten an und testet sie mit einer kleinen Karte; in das Python von QGIS oder anderswohin wird nichts installiert.</translation>
    </message>
    <message>
      <source>Landscribe manual</source>
      <translation>Handbuch von Landscribe</translation>
    </message>
    <message>
      <source>Landscribe: comparing</source>
      <translation>Landscribe: wird verglichen</translation>
    </message>
    <message>
      <source>Landscribe: comparing two dates</source>
      <translation>Landscribe: zwei Daten werden verglichen</translation>
    </message>
    <message>
      <source>Landscribe: drawing points</source>
      <translation>Landscribe: Punkte ziehen</translation>
    </message>
    <message>
      <source>Landscribe: finding similar places</source>
      <translation>Landscribe: ähnliche Orte finden</translation>
    </message>
    <message>
      <source>Landscribe: looking for a phrase</source>
      <translation>Landscribe: einen Ausdruck suchen</translation>
    </message>
    <message>
      <source>Landscribe: looking where to label next</source>
      <translation>Landscribe: nächster Ort zum Labeln wird gesucht</translation>
    </message>
    <message>
      <source>Landscribe: making polygons</source>
      <translation>Landscribe: Polygone erstellen</translation>
    </message>
    <message>
      <source>Landscribe: map land cover</source>
      <translation>Landscribe: Landbedeckung kartieren</translation>
    </message>
    <message>
      <source>Landscribe: mapping land cover</source>
      <translation>Landscribe: Landbedeckung wird kartiert</translation>
    </message>
    <message>
      <source>Landscribe: measuring areas</source>
      <translation>Landscribe: Flächen messen</translation>
    </message>
    <message>
      <source>Landscribe: training</source>
      <translation>Landscribe: wird trainiert</translation>
    </message>
    <message>
      <source>Landscribe’s &amp;folder there</source>
      <translation>&amp;Ordner von Landscribe dort</translation>
    </message>
    <message>
      <source>Large models for phrases</source>
      <translation>Große Modelle für Ausdrücke</translation>
    </message>
    <message>
      <source>Later image: {value}</source>
      <translation>Späteres Bild: {value}</translation>
    </message>
    <message>
      <source>Layer name</source>
      <translation>Layername</translation>
    </message>
    <message>
      <source>Learn your own classes</source>
      <translation>Eigene Klassen lernen</translation>
    </message>
    <message>
      <source>Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, for any imagery.</source>
      <translation>Lernt Klassen aus Labels: Punkten, Linien oder Polygonen auf den Bilddaten, mit einem Attribut, das die Klasse enthält. Das Ergebnis ist ein Modell: „Landbedeckung kartieren“ und die Seite „Karte“ des Docks bieten es unter seinem Namen an, für beliebige Bilddaten.</translation>
    </message>
    <message>
      <source>Learns from the labels, and maps what the canvas shows</source>
      <translation>Lernt aus den Labels und kartiert, was das Kartenfenster zeigt</translation>
    </message>
    <message>
      <source>Lets a machine with a graphics card compute; it needs an engine of its own</source>
      <translation>Lässt einen Rechner mit Grafikkarte rechnen; er braucht eine eigene Engine</translation>
    </message>
    <message>
      <source>Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced.</source>
      <translation>Buchstaben (ohne Umlaute), Ziffern, Punkte, Binde- und Unterstriche. Ein angepasstes Modell dieses Namens wird ersetzt.</translation>
    </message>
    <message>
      <source>Level of a find</source>
      <translation>Niveau eines Fundes</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Linien</translation>
    </message>
    <message>
      <source>List of tiles: {size}, {days} days old, SHA-256 {digest}…</source>
      <translation>Liste der Kacheln: {size}, {days} Tage alt, SHA-256 {digest}…</translation>
    </message>
    <message>
      <source>Lists what has failed so far, and why</source>
      <translation>Listet auf, was bisher gescheitert ist und warum</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>Abrufen</translation>
    </message>
    <message>
      <source>Loading PyTorch</source>
      <translation>PyTorch wird geladen</translation>
    </message>
    <message>
      <source>Loading the checkpoint</source>
      <translation>Der Checkpoint wird geladen</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Das Modell wird geladen</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>Wird abgerufen…</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Log of the set-up</source>
      <translation>Protokoll der Einrichtung</translation>
    </message>
    <message>
      <source>Looking for peaks</source>
      <translation>Spitzen werden gesucht</translation>
    </message>
    <message>
      <source>Looking for the checkpoint</source>
      <translation>Der Checkpoint wird gesucht</translation>
    </message>
    <message>
      <source>Looking for what is done</source>
      <translation>Es wird gesucht, was schon fertig ist</translation>
    </message>
    <message>
      <source>Looking up AlphaEarth</source>
      <translation>AlphaEarth wird nachgeschlagen</translation>
    </message>
    <message>
      <source>Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The XeMap network compares the image with the words, on this machine: imagery never leaves it.</source>
      <translation>Sucht einen Ausdruck in einem hochauflösenden RGB-Raster und gibt jedem Ort eine Antwort von 0 bis 1. Das XeMap-Netz vergleicht das Bild mit den Worten, auf diesem Rechner: Bilddaten verlassen ihn nie.</translation>
    </message>
    <message>
      <source>Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files.</source>
      <translation>Sucht einen Ausdruck in vielen Rastern, wie „Die Szene befragen“ in einem; Beziehungen reichen über Dateien hinweg.</translation>
    </message>
    <message>
      <source>Looks for the place in the extent where a label would help most: the model is unsure there, and the ground looks unlike all labels so far. The log says why.</source>
      <translation>Sucht die Stelle in der Ausdehnung, an der ein Label am meisten helfen würde: Dort ist das Modell unsicher, und der Boden sieht anders aus als alle bisherigen Labels. Das Protokoll sagt, warum.</translation>
    </message>
    <message>
      <source>M&amp;ap</source>
      <translation>K&amp;arte</translation>
    </message>
    <message>
      <source>Made by Landscribe; run record: {path}</source>
      <translation>Erstellt von Landscribe; Laufprotokoll: {path}</translation>
    </message>
    <message>
      <source>Makes a land-cover layer of the extent</source>
      <translation>Macht einen Landbedeckungslayer der Ausdehnung</translation>
    </message>
    <message>
      <source>Makes a layer that shows where the phrase applies</source>
      <translation>Macht einen Layer, der zeigt, wo der Ausdruck zutrifft</translation>
    </message>
    <message>
      <source>Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say everything, networks of segmentation-models-pytorch neither their classes nor their resolution.</source>
      <translation>Macht ein Modell aus {name}. Was die Datei sagt, muss nicht ausgefüllt werden: Dateien aus dem Zoo von Deepness sagen alles, Netze von segmentation-models-pytorch weder ihre Klassen noch ihre Auflösung.</translation>
    </message>
    <message>
      <source>Makes an empty layer of labels, a GeoPackage beside the project</source>
      <translation>Legt einen leeren Layer für Labels an, ein GeoPackage neben dem Projekt</translation>
    </message>
    <message>
      <source>Makes layers of what changed in the extent</source>
      <translation>Legt Layer an, die zeigen, was sich in der Ausdehnung verändert hat</translation>
    </message>
    <message>
      <source>Makes polygons of the places above the threshold</source>
      <translation>Macht Polygone aus den Stellen über dem Schwellenwert</translation>
    </message>
    <message>
      <source>Makes polygons of the places where a response raster is at least this high.</source>
      <translation>Macht Polygone aus den Orten, an denen ein Antwortraster mindestens diesen Wert hat.</translation>
    </message>
    <message>
      <source>Making the built-in scene</source>
      <translation>Die eingebaute Szene wird erstellt</translation>
    </message>
    <message>
      <source>Manifest</source>
      <translation>Manifest</translation>
    </message>
    <message>
      <source>Map canvas</source>
      <translation>Kartenfenster</translation>
    </message>
    <message>
      <source>Map land cover</source>
      <translation>Landbedeckung kartieren</translation>
    </message>
    <message>
      <source>Map many rasters</source>
      <translation>Viele Raster kartieren</translation>
    </message>
    <message>
      <source>Map th&amp;is extent</source>
      <translation>Ausdehnung kart&amp;ieren</translation>
    </message>
    <message>
      <source>Map with Landscribe</source>
      <translation>Mit Landscribe kartieren</translation>
    </message>
    <message>
      <source>Map with it…</source>
      <translation>Damit kartieren…</translation>
    </message>
    <message>
      <source>Mapped area in hectares</source>
      <translation>Kartierte Fläche in Hektar</translation>
    </message>
    <message>
      <source>Mapped is right</source>
      <translation>Kartiertes stimmt</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Wird kartiert</translation>
    </message>
    <message>
      <source>Mapping both dates</source>
      <translation>Beide Daten werden kartiert</translation>
    </message>
    <message>
      <source>Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that there is no seam between them. Large rasters are cut into parts that join bit for bit.</source>
      <translation>Kartiert die Landbedeckung vieler Raster. Dateien, die einander fortsetzen, werden als ein Mosaik kartiert, sodass es zwischen ihnen keine Naht gibt. Große Raster werden in Teile geschnitten, die auf das Bit genau zusammenpassen.</translation>
    </message>
    <message>
      <source>Maps two rasters of one place with one model and compares the probabilities of their classes, so that two unsure maps do not make a sure change. Two land covers made before are compared label by label.</source>
      <translation>Kartiert zwei Raster eines Ortes mit einem Modell und vergleicht die Wahrscheinlichkeiten ihrer Klassen, sodass zwei unsichere Karten keine sichere Veränderung ergeben. Zwei früher erstellte Landbedeckungen werden Klasse für Klasse verglichen.</translation>
    </message>
    <message>
      <source>Margin of &amp;error</source>
      <translation>F&amp;ehlerspanne</translation>
    </message>
    <message>
      <source>Mean F1</source>
      <translation>Mittlerer F1-Wert</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>Mittlere IoU</translation>
    </message>
    <message>
      <source>Mean accuracy (cross-validated)</source>
      <translation>Mittlere Genauigkeit (kreuzvalidiert)</translation>
    </message>
    <message>
      <source>Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}</source>
      <translation>Mittlere Genauigkeit {percent:.0f} % durch Kreuzvalidierung; {labels} Labels, {time}</translation>
    </message>
    <message>
      <source>Mean accuracy: {percent:.0f} %</source>
      <translation>Mittlere Genauigkeit: {percent:.0f} %</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>Mittlere Konfidenz</translation>
    </message>
    <message>
      <source>Mean response</source>
      <translation>Mittlere Antwort</translation>
    </message>
    <message>
      <source>Measure how accurate the land cover is, with points that you label or with another reference</source>
      <translation>Messen, wie genau die Landbedeckung ist, mit Punkten, die Sie bestimmen, oder einer anderen Referenz</translation>
    </message>
    <message>
      <source>Measure within these polygons, in any CRS; the whole raster if left empty.</source>
      <translation>In diesen Polygonen wird gemessen, in beliebigem KBS; im ganzen Raster, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², hectares, km², and per cent of all classified ground.</source>
      <translation>Misst die Fläche jeder Klasse eines Landbedeckungsrasters auf dem Ellipsoid, in jedem KBS: Pixel, m², Hektar, km² und Prozent des klassifizierten Bodens.</translation>
    </message>
    <message>
      <source>Measures the classes within each polygon</source>
      <translation>Misst die Klassen in jedem Polygon</translation>
    </message>
    <message>
      <source>Measuring areas</source>
      <translation>Flächen werden gemessen</translation>
    </message>
    <message>
      <source>Measuring ground that several sources show</source>
      <translation>Boden, den mehrere Quellen zeigen, wird gemessen</translation>
    </message>
    <message>
      <source>Messages of the set-up, line by line</source>
      <translation>Meldungen der Einrichtung, Zeile für Zeile</translation>
    </message>
    <message>
      <source>Metres per pixel at which the network reads a scene</source>
      <translation>Meter je Pixel, mit denen das Netz eine Szene liest</translation>
    </message>
    <message>
      <source>Metres that replace the distances in the phrase, in the same order, such as “150, 300”.</source>
      <translation>Meter anstelle derer, die im Ausdruck gelesen wurden, in deren Reihenfolge, zum Beispiel „150, 300“.</translation>
    </message>
    <message>
      <source>Mi&amp;nimum area</source>
      <translation>Mi&amp;ndestfläche</translation>
    </message>
    <message>
      <source>Minim&amp;um area</source>
      <translation>&amp;Mindestfläche</translation>
    </message>
    <message>
      <source>Minimum area (m²)</source>
      <translation>Mindestfläche (m²)</translation>
    </message>
    <message>
      <source>Minimum area of a region</source>
      <translation>Mindestfläche einer Region</translation>
    </message>
    <message>
      <source>Minimum area of regions (m²)</source>
      <translation>Mindestfläche der Regionen (m²)</translation>
    </message>
    <message>
      <source>Minimum points per class</source>
      <translation>Mindestzahl der Punkte je Klasse</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Model &amp;name</source>
      <translation>&amp;Modellname</translation>
    </message>
    <message>
      <source>Model and file</source>
      <translation>Modell und Datei</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Modellkarte</translation>
    </message>
    <message>
      <source>Model folder</source>
      <translation>Modellordner</translation>
    </message>
    <message>
      <source>Model to start from</source>
      <translation>Ausgangsmodell</translation>
    </message>
    <message>
      <source>Model {title}</source>
      <translation>Modell {title}</translation>
    </message>
    <message>
      <source>Model, classes and folder</source>
      <translation>Modell, Klassen und Ordner</translation>
    </message>
    <message>
      <source>Model: {value}</source>
      <translation>Modell: {value}</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Models in the catalogue</source>
      <translation>Modelle im Katalog</translation>
    </message>
    <message>
      <source>More like these places</source>
      <translation>Mehr wie diese Stellen</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <source>More models to download</source>
      <translation>Weitere Modelle zum Herunterladen</translation>
    </message>
    <message>
      <source>Most similar: {phrase}</source>
      <translation>Am ähnlichsten: {phrase}</translation>
    </message>
    <message>
      <source>Move one by a shift field</source>
      <translation>Eines mit einem Verschiebungsfeld verschieben</translation>
    </message>
    <message>
      <source>Move one by the shift</source>
      <translation>Eines um die Verschiebung verschieben</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name of the class, such as “vineyard”:</source>
      <translation>Name der Klasse, zum Beispiel „Weinberg“:</translation>
    </message>
    <message>
      <source>Name of the layer in a GeoPackage; the file's name if left empty.</source>
      <translation>Name des Layers in einem GeoPackage; der Name der Datei, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>Name des Modells</translation>
    </message>
    <message>
      <source>Name of the model that learns: letters, digits, full stops, hyphens and underscores</source>
      <translation>Name des Modells, das lernt: Buchstaben, Ziffern, Punkte, Binde- und Unterstriche</translation>
    </message>
    <message>
      <source>Name of the model: letters, digits, points and dashes</source>
      <translation>Name des Modells: Buchstaben, Ziffern, Punkte und Striche</translation>
    </message>
    <message>
      <source>Name of the polygons of a response; its phrase if left empty.</source>
      <translation>Name der Polygone einer Antwort; ihr Ausdruck, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Name der Region</translation>
    </message>
    <message>
      <source>Names of the polygons</source>
      <translation>Namen der Polygone</translation>
    </message>
    <message>
      <source>Needs no trained model. Several places are averaged.</source>
      <translation>Braucht kein trainiertes Modell. Mehrere Orte werden gemittelt.</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}</source>
      <translation>Braucht {disk:.1f} GB auf der Platte ({cuda:.1f} GB mit CUDA); {free:.0f} GB sind frei. {time}</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}</source>
      <translation>Braucht {disk:.1f} GB auf der Platte; {free:.0f} GB sind frei. {time}</translation>
    </message>
    <message>
      <source>Networks in ONNX (*.onnx)</source>
      <translation>Netze in ONNX (*.onnx)</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nie</translation>
    </message>
    <message>
      <source>New limits hold from the next start of QGIS.</source>
      <translation>Neue Grenzen gelten ab dem nächsten Start von QGIS.</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Neu…</translation>
    </message>
    <message>
      <source>No attribute is chosen: tick the attributes to export.</source>
      <translation>Kein Attribut ist gewählt: Haken Sie die Attribute an, die exportiert werden sollen.</translation>
    </message>
    <message>
      <source>No class is chosen for “Only within”: enter one or more class codes.</source>
      <translation>Für „Nur innerhalb“ ist keine Klasse gewählt: Geben Sie einen oder mehrere Klassencodes ein.</translation>
    </message>
    <message>
      <source>No class is chosen: tick the classes to export.</source>
      <translation>Keine Klasse ist gewählt: Haken Sie die Klassen an, die exportiert werden sollen.</translation>
    </message>
    <message>
      <source>No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.</source>
      <translation>Keine Klasse von {layer} ist angehakt: Haken Sie die Klassen an, in denen gesucht wird, oder wählen Sie „Überall“.</translation>
    </message>
    <message>
      <source>No commit with weights as safetensors is known: give the revision yourself to download it.</source>
      <translation>Es ist kein Commit mit Gewichten als safetensors bekannt: Geben Sie zum Herunterladen die Revision selbst an.</translation>
    </message>
    <message>
      <source>No embedding is chosen: choose one to search with.</source>
      <translation>Kein Embedding ist gewählt: Wählen Sie eines, mit dem gesucht wird.</translation>
    </message>
    <message>
      <source>No embedding is named: enter one, such as alphaearth:2024.</source>
      <translation>Kein Embedding ist genannt: Geben Sie eines an, zum Beispiel alphaearth:2024.</translation>
    </message>
    <message>
      <source>No embedding raster is chosen: choose a file or another embedding.</source>
      <translation>Kein Embedding-Raster ist gewählt: Wählen Sie eine Datei oder ein anderes Embedding.</translation>
    </message>
    <message>
      <source>No embedding was used: the map was made from the image alone.</source>
      <translation>Es wurde kein Embedding verwendet: Die Karte entstand nur aus dem Bild.</translation>
    </message>
    <message>
      <source>No ground of the classes {codes} of {name} lies in the extent.</source>
      <translation>In der Ausdehnung liegt kein Boden der Klassen {codes} von {name}.</translation>
    </message>
    <message>
      <source>No model for phrases is installed.</source>
      <translation>Kein Modell für Ausdrücke ist installiert.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: choose a model folder or install one.</source>
      <translation>Kein Modell für Ausdrücke ist installiert: Wählen Sie einen Modellordner oder installieren Sie eines.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: install one on the page Models.</source>
      <translation>Kein Modell für Ausdrücke ist installiert: Installieren Sie eines auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>No model is installed.</source>
      <translation>Kein Modell ist installiert.</translation>
    </message>
    <message>
      <source>No model is installed: choose a model folder or install Landscribe again.</source>
      <translation>Kein Modell ist installiert: Wählen Sie einen Modellordner oder installieren Sie Landscribe neu.</translation>
    </message>
    <message>
      <source>No model is installed: install Landscribe again.</source>
      <translation>Kein Modell ist installiert: Installieren Sie Landscribe neu.</translation>
    </message>
    <message>
      <source>No model is installed: install one on the page Models.</source>
      <translation>Kein Modell ist installiert: Installieren Sie eines auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>No place is given: choose one to compare with.</source>
      <translation>Kein Ort ist angegeben: Wählen Sie einen, mit dem verglichen wird.</translation>
    </message>
    <message>
      <source>No polygon is selected: select one or more in a polygon layer.</source>
      <translation>Kein Polygon ist ausgewählt: Wählen Sie eines oder mehrere in einem Polygonlayer aus.</translation>
    </message>
    <message>
      <source>No rectangle is drawn: press Draw and drag one on the map canvas.</source>
      <translation>Kein Rechteck ist gezeichnet: Drücken Sie „Zeichnen“ und ziehen Sie eines im Kartenfenster auf.</translation>
    </message>
    <message>
      <source>No region of “{phrase}” is that large: lower the threshold or the minimum area.</source>
      <translation>Keine Region von „{phrase}“ ist so groß: Senken Sie den Schwellenwert oder die Mindestfläche.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keines</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Noch keine</translation>
    </message>
    <message>
      <source>Not decided yet: the first run asks.</source>
      <translation>Noch nicht entschieden: Der erste Lauf fragt.</translation>
    </message>
    <message>
      <source>Not like these places</source>
      <translation>Nicht wie diese Stellen</translation>
    </message>
    <message>
      <source>Not like this</source>
      <translation>Nicht so</translation>
    </message>
    <message>
      <source>Not tried here.</source>
      <translation>Hier nicht erprobt.</translation>
    </message>
    <message>
      <source>Nothing has failed so far. The list is renewed every half minute.</source>
      <translation>Bisher ist nichts gescheitert. Die Liste wird jede halbe Minute erneuert.</translation>
    </message>
    <message>
      <source>Nothing here looks like {name}: the most similar place reaches {share} of a find.</source>
      <translation>Nichts hier sieht aus wie {name}: Die ähnlichste Stelle erreicht {share} eines Fundes.</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick the polygons or the table of areas.</source>
      <translation>Nichts ist gewählt: Haken Sie die Polygone oder die Flächentabelle an.</translation>
    </message>
    <message>
      <source>Nothing is downloaded unless you allow it; downloaded data is kept for the next time.</source>
      <translation>Nichts wird heruntergeladen, wenn Sie es nicht erlauben; heruntergeladene Daten bleiben für das nächste Mal.</translation>
    </message>
    <message>
      <source>Nothing like this was found here.</source>
      <translation>Nichts dergleichen wurde hier gefunden.</translation>
    </message>
    <message>
      <source>Nothing like this was found here. The places below are the most similar ones.</source>
      <translation>Nichts dergleichen wurde hier gefunden. Die Stellen unten sind die ähnlichsten.</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Anzahl der Punkte</translation>
    </message>
    <message>
      <source>Number of polygons</source>
      <translation>Anzahl der Polygone</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Anzahl der Regionen</translation>
    </message>
    <message>
      <source>Off by default, so that labels are not lost by mistake.</source>
      <translation>Aus, damit bestimmte Punkte nicht versehentlich verloren gehen.</translation>
    </message>
    <message>
      <source>Offl&amp;ine wheels folder…</source>
      <translation>Ordner m&amp;it Wheels (offline)…</translation>
    </message>
    <message>
      <source>One line for each folder that both machines see: its path here = its path there</source>
      <translation>Eine Zeile je Ordner, den beide Rechner sehen: sein Pfad hier = sein Pfad dort</translation>
    </message>
    <message>
      <source>One row per class, or per polygon and class.</source>
      <translation>Eine Zeile je Klasse oder je Polygon und Klasse.</translation>
    </message>
    <message>
      <source>One row per class: code, name, colour, square metres, hectares, per cent.</source>
      <translation>Eine Zeile je Klasse: Code, Name, Farbe, Quadratmeter, Hektar, Prozent.</translation>
    </message>
    <message>
      <source>Only some bands are chosen: choose red, green and blue, or set all to automatic.</source>
      <translation>Nur einige Kanäle sind gewählt: Wählen Sie Rot, Grün und Blau, oder stellen Sie alle auf automatisch.</translation>
    </message>
    <message>
      <source>Only the place and the year are sent: your imagery never leaves this machine.</source>
      <translation>Nur Ort und Jahr werden gesendet: Ihre Bilder verlassen diesen Rechner nicht.</translation>
    </message>
    <message>
      <source>Only within</source>
      <translation>Nur innerhalb von</translation>
    </message>
    <message>
      <source>Only within classes</source>
      <translation>Nur innerhalb der Klassen</translation>
    </message>
    <message>
      <source>Only within polygons</source>
      <translation>Nur innerhalb von Polygonen</translation>
    </message>
    <message>
      <source>Only within the classes {value}</source>
      <translation>Nur innerhalb der Klassen {value}</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Deckkraft</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Bericht öffnen</translation>
    </message>
    <message>
      <source>Opening both dates</source>
      <translation>Beide Daten werden geöffnet</translation>
    </message>
    <message>
      <source>Opening the embedding</source>
      <translation>Das Embedding wird geöffnet</translation>
    </message>
    <message>
      <source>Opening the scene</source>
      <translation>Die Szene wird geöffnet</translation>
    </message>
    <message>
      <source>Opens the algorithm with the choices of this run</source>
      <translation>Öffnet den Algorithmus mit den Einstellungen dieses Laufs</translation>
    </message>
    <message>
      <source>Opens the manual: it explains the words of these pages, such as embedding and response</source>
      <translation>Öffnet das Handbuch: Es erklärt die Wörter dieser Seiten, zum Beispiel Embedding und Antwort</translation>
    </message>
    <message>
      <source>Opens the model's folder in the file manager</source>
      <translation>Öffnet den Ordner des Modells in der Dateiverwaltung</translation>
    </message>
    <message>
      <source>Opens the page Map with this model, to map any extent and to save the result</source>
      <translation>Öffnet die Seite „Karte“ mit diesem Modell, um jede Ausdehnung zu kartieren und das Ergebnis zu speichern</translation>
    </message>
    <message>
      <source>Opens the report with its flow chart in the browser</source>
      <translation>Öffnet den Bericht mit dem Flussdiagramm im Browser</translation>
    </message>
    <message>
      <source>Opens the tables and plots in the web browser</source>
      <translation>Öffnet die Tabellen und Diagramme im Webbrowser</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Gesamtgenauigkeit</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Pakete</translation>
    </message>
    <message>
      <source>Parts that failed</source>
      <translation>Gescheiterte Teile</translation>
    </message>
    <message>
      <source>Parts with a result</source>
      <translation>Teile mit Ergebnis</translation>
    </message>
    <message>
      <source>Past &amp;runs…</source>
      <translation>F&amp;rühere Läufe…</translation>
    </message>
    <message>
      <source>Past runs</source>
      <translation>Frühere Läufe</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <source>Peek</source>
      <translation>Durchblick</translation>
    </message>
    <message>
      <source>Perimeter (m)</source>
      <translation>Umfang (m)</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>Ausdruck</translation>
    </message>
    <message>
      <source>Pixel si&amp;ze</source>
      <translation>Pixelgr&amp;öße</translation>
    </message>
    <message>
      <source>Pixel size (m)</source>
      <translation>Pixelgröße (m)</translation>
    </message>
    <message>
      <source>Pixel size of the result: that of the layer, or the size that the network works with</source>
      <translation>Pixelgröße des Ergebnisses: die des Layers oder die, mit der das Netz arbeitet</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata.</source>
      <translation>Pixel, deren Mitte außerhalb dieser Polygone liegt, werden Nodata.</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata; tiles outside them are skipped.</source>
      <translation>Pixel, deren Mitte außerhalb dieser Polygone liegt, werden zu NoData; Kacheln außerhalb werden übersprungen.</translation>
    </message>
    <message>
      <source>Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons</source>
      <translation>Pixel, Hektar und Prozent jeder Landbedeckungsklasse, insgesamt oder in Polygonen</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Ort</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Orte</translation>
    </message>
    <message>
      <source>Places in the raster's CRS that are not proposed again: “x y; x y”.</source>
      <translation>Orte im KBS des Rasters, die nicht noch einmal vorgeschlagen werden: „x y; x y“.</translation>
    </message>
    <message>
      <source>Places like the marked ones</source>
      <translation>Orte wie die markierten</translation>
    </message>
    <message>
      <source>Places that do not show what you mean, in the raster's CRS: “x y; x y”.</source>
      <translation>Orte, die nicht zeigen, was Sie meinen, im KBS des Rasters: „x y; x y“.</translation>
    </message>
    <message>
      <source>Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them.</source>
      <translation>Orte, die zeigen, was Sie meinen, im KBS des Rasters: „x y; x y“. Die Antwort richtet sich danach.</translation>
    </message>
    <message>
      <source>Placing the polygons</source>
      <translation>Polygone werden eingepasst</translation>
    </message>
    <message>
      <source>Planning</source>
      <translation>Wird geplant</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Points are</source>
      <translation>Die Punkte sind</translation>
    </message>
    <message>
      <source>Points for an accuracy assessment</source>
      <translation>Punkte für eine Genauigkeitsprüfung</translation>
    </message>
    <message>
      <source>Points in each class (JSON)</source>
      <translation>Punkte in jeder Klasse (JSON)</translation>
    </message>
    <message>
      <source>Points that you labelled, polygons with a class attribute, or another class raster</source>
      <translation>Punkte, die Sie bestimmt haben, Polygone mit einem Klassenattribut oder ein anderes Klassenraster</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Punkte zum Bestimmen</translation>
    </message>
    <message>
      <source>Points to label ({layer})</source>
      <translation>Punkte zum Bestimmen ({layer})</translation>
    </message>
    <message>
      <source>Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer is styled by its classes, the model takes the colours.</source>
      <translation>Punkte, Linien oder Polygone mit einer Klasse, in jedem KBS. Bearbeitungen zählen schon, bevor sie gespeichert sind. Ist der Layer nach Klassen dargestellt, übernimmt das Modell die Farben.</translation>
    </message>
    <message>
      <source>Points, lines or polygons with the name of what lies there, in any CRS.</source>
      <translation>Punkte, Linien oder Polygone mit dem Namen dessen, was dort liegt, in beliebigem KBS.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polygone</translation>
    </message>
    <message>
      <source>Polygons are ready</source>
      <translation>Die Polygone sind fertig</translation>
    </message>
    <message>
      <source>Polygons of change</source>
      <translation>Polygone der Veränderung</translation>
    </message>
    <message>
      <source>Polygons of this land cover…</source>
      <translation>Polygone dieser Landbedeckung…</translation>
    </message>
    <message>
      <source>Polygons of where the response reaches the threshold, with phrase, response and area.</source>
      <translation>Polygone, wo die Antwort den Schwellenwert erreicht, mit Ausdruck, Antwort und Fläche.</translation>
    </message>
    <message>
      <source>Polygons with what each was and is, its probability of change and its area.</source>
      <translation>Polygone mit dem, was jedes war und ist, seiner Veränderungswahrscheinlichkeit und Fläche.</translation>
    </message>
    <message>
      <source>Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster</source>
      <translation>Polygone ohne Lücken und Überlappungen mit Flächen in Hektar aus einem Landbedeckungsraster</translation>
    </message>
    <message>
      <source>Preparing polygons</source>
      <translation>Polygone werden vorbereitet</translation>
    </message>
    <message>
      <source>Preview of {model}</source>
      <translation>Vorschau von {model}</translation>
    </message>
    <message>
      <source>Probability from which ground has changed.</source>
      <translation>Wahrscheinlichkeit, ab der sich der Boden verändert hat.</translation>
    </message>
    <message>
      <source>Probability from which ground has changed; the layer follows at once, the table with the next run</source>
      <translation>Wahrscheinlichkeit, ab der sich der Boden verändert hat; der Layer folgt sofort, die Tabelle beim nächsten Lauf</translation>
    </message>
    <message>
      <source>Probability of change</source>
      <translation>Wahrscheinlichkeit der Veränderung</translation>
    </message>
    <message>
      <source>Processes</source>
      <translation>Prozesse</translation>
    </message>
    <message>
      <source>Processes that work side by side on this machine; each takes the memory of a run of its own.</source>
      <translation>Prozesse, die nebeneinander auf diesem Rechner arbeiten; jeder braucht den Speicher eines eigenen Laufs.</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>Producer's accuracy: of the ground that is this class, how much is mapped as it</source>
      <translation>Produzentengenauigkeit: wie viel des Bodens dieser Klasse als solcher kartiert ist</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Progress of the set-up</source>
      <translation>Fortschritt der Einrichtung</translation>
    </message>
    <message>
      <source>PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages</source>
      <translation>PyTorch {torch} (BSD-Lizenz), OpenVINO {openvino} (Apache 2.0, 180 MB) und {count} andere Pakete</translation>
    </message>
    <message>
      <source>Python of the engine</source>
      <translation>Python der Engine</translation>
    </message>
    <message>
      <source>Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.</source>
      <translation>Python {version} fehlen Pakete der Engine ({names}…): Drücken Sie „Einrichten“, um seine Umgebung anzulegen.</translation>
    </message>
    <message>
      <source>QGIS cannot open the exported file {path}.</source>
      <translation>QGIS kann die exportierte Datei {path} nicht öffnen.</translation>
    </message>
    <message>
      <source>Random points within each class of a land-cover raster, as a layer to label</source>
      <translation>Zufällige Punkte in jeder Klasse eines Landbedeckungsrasters, als Layer zum Bestimmen</translation>
    </message>
    <message>
      <source>Rangeland</source>
      <translation>Wiesen und Weiden</translation>
    </message>
    <message>
      <source>Rare classes get at least this many points, if there are enough points; 50 to 100 is usual</source>
      <translation>Seltene Klassen bekommen mindestens so viele Punkte, wenn es genug Punkte gibt; üblich sind 50 bis 100</translation>
    </message>
    <message>
      <source>Raster layer</source>
      <translation>Rasterlayer</translation>
    </message>
    <message>
      <source>Raster layers</source>
      <translation>Rasterlayer</translation>
    </message>
    <message>
      <source>Raster layers with a file. Neighbouring files of one mosaic are read across their edges.</source>
      <translation>Rasterlayer mit einer Datei. Benachbarte Dateien eines Mosaiks werden über ihre Kanten hinweg gelesen.</translation>
    </message>
    <message>
      <source>Raster over all results</source>
      <translation>Raster über alle Ergebnisse</translation>
    </message>
    <message>
      <source>Raster with one band per dimension</source>
      <translation>Raster mit einem Kanal je Dimension</translation>
    </message>
    <message>
      <source>Rasters (*.tif *.tiff *.vrt *.img);;All files (*)</source>
      <translation>Raster (*.tif *.tiff *.vrt *.img);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Raster…</source>
      <translation>Raster…</translation>
    </message>
    <message>
      <source>Read as: {reading}</source>
      <translation>Gelesen als: {reading}</translation>
    </message>
    <message>
      <source>Reading labels</source>
      <translation>Labels werden gelesen</translation>
    </message>
    <message>
      <source>Reading the checkpoint</source>
      <translation>Der Checkpoint wird gelesen</translation>
    </message>
    <message>
      <source>Reading the classes</source>
      <translation>Die Klassen werden gelesen</translation>
    </message>
    <message>
      <source>Reading the network</source>
      <translation>Das Netz wird gelesen</translation>
    </message>
    <message>
      <source>Reading what will be sent</source>
      <translation>Was gesendet wird, wird gelesen</translation>
    </message>
    <message>
      <source>Reads nothing across the edges of files: for files that are no parts of one mosaic.</source>
      <translation>Liest nichts über die Kanten der Dateien hinweg: für Dateien, die nicht Teile eines Mosaiks sind.</translation>
    </message>
    <message>
      <source>Red band</source>
      <translation>Kanal für Rot</translation>
    </message>
    <message>
      <source>Red, green and blue band, in this order; detected automatically if left empty.</source>
      <translation>Roter, grüner und blauer Kanal in dieser Reihenfolge; werden von selbst erkannt, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regionen</translation>
    </message>
    <message>
      <source>Regions and holes below the minimum area are merged into the neighbour with the longest shared boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size.</source>
      <translation>Regionen und Löcher unter der Mindestfläche gehen in dem Nachbarn mit der längsten gemeinsamen Grenze auf. Flächen und Umfänge werden auf dem Ellipsoid gemessen. Raster jeder Größe.</translation>
    </message>
    <message>
      <source>Regions are the places with at least this response</source>
      <translation>Regionen sind die Stellen mit mindestens dieser Antwort</translation>
    </message>
    <message>
      <source>Regions cannot be written there: choose a file, such as a GeoPackage.</source>
      <translation>Regionen können dort nicht geschrieben werden: Wählen Sie eine Datei, zum Beispiel ein GeoPackage.</translation>
    </message>
    <message>
      <source>Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more than one possible reading is searched as a whole, and the log says so.</source>
      <translation>Beziehungen werden auf dem Boden gemessen: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. Ein Ausdruck, der sich auf mehr als eine Weise lesen lässt, wird als Ganzes gesucht, und das Protokoll sagt es.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove {title} from {folder}?</source>
      <translation>{title} aus {folder} entfernen?</translation>
    </message>
    <message>
      <source>Removed: {phrase}</source>
      <translation>Entfernt: {phrase}</translation>
    </message>
    <message>
      <source>Removes the answer and its layer from the project</source>
      <translation>Entfernt die Antwort und ihren Layer aus dem Projekt</translation>
    </message>
    <message>
      <source>Removes the drawn rectangle</source>
      <translation>Entfernt das gezeichnete Rechteck</translation>
    </message>
    <message>
      <source>Removes the model from this machine</source>
      <translation>Entfernt das Modell von diesem Rechner</translation>
    </message>
    <message>
      <source>Removes the selected class</source>
      <translation>Entfernt die ausgewählte Klasse</translation>
    </message>
    <message>
      <source>Removes the selected class from the list, if it has no labels</source>
      <translation>Entfernt die ausgewählte Klasse aus der Liste, wenn sie keine Labels hat</translation>
    </message>
    <message>
      <source>Removing small regions</source>
      <translation>Kleine Regionen werden entfernt</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Klasse umbenennen</translation>
    </message>
    <message>
      <source>Replace an existing file</source>
      <translation>Eine vorhandene Datei ersetzen</translation>
    </message>
    <message>
      <source>Replace {things}?</source>
      <translation>{things} ersetzen?</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>Resu&amp;lt</source>
      <translation>Er&amp;gebnis</translation>
    </message>
    <message>
      <source>Resul&amp;t pixels</source>
      <translation>Ergebnispi&amp;xel</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Result of the set-up</source>
      <translation>Ergebnis der Einrichtung</translation>
    </message>
    <message>
      <source>Results without a file name</source>
      <translation>Ergebnisse ohne Dateinamen</translation>
    </message>
    <message>
      <source>Revision</source>
      <translation>Revision</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>Straße</translation>
    </message>
    <message>
      <source>Rounds the corners of simplified boundaries.</source>
      <translation>Rundet die Ecken, die vereinfachte Grenzen haben.</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>Laufprotokoll</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Läufe</translation>
    </message>
    <message>
      <source>Runs whose results are in the folder for results, or beside a layer of the project.</source>
      <translation>Läufe, deren Ergebnisse im Ordner für Ergebnisse oder neben einem Layer des Projekts liegen.</translation>
    </message>
    <message>
      <source>S&amp;hared folders</source>
      <translation>&amp;Gemeinsame Ordner</translation>
    </message>
    <message>
      <source>S&amp;mooth boundaries</source>
      <translation>Gren&amp;zen glätten</translation>
    </message>
    <message>
      <source>Same as the layer</source>
      <translation>Wie der Layer</translation>
    </message>
    <message>
      <source>Same as the model</source>
      <translation>Wie das Modell</translation>
    </message>
    <message>
      <source>Save areas</source>
      <translation>Flächen speichern</translation>
    </message>
    <message>
      <source>Save the labelled points of {layer}?</source>
      <translation>Die bestimmten Punkte von {layer} speichern?</translation>
    </message>
    <message>
      <source>Save the labels as</source>
      <translation>Labels speichern unter</translation>
    </message>
    <message>
      <source>Save the land cover as</source>
      <translation>Landbedeckung speichern als</translation>
    </message>
    <message>
      <source>Save the land cover as polygons, and its areas as a table</source>
      <translation>Die Landbedeckung als Polygone und ihre Flächen als Tabelle speichern</translation>
    </message>
    <message>
      <source>Save the points</source>
      <translation>Die Punkte speichern</translation>
    </message>
    <message>
      <source>Save to</source>
      <translation>Speichern unter</translation>
    </message>
    <message>
      <source>Saved: {path}</source>
      <translation>Gespeichert: {path}</translation>
    </message>
    <message>
      <source>Saves the model as a zip file, to install it on another machine</source>
      <translation>Speichert das Modell als Zip-Datei, um es auf einem anderen Rechner zu installieren</translation>
    </message>
    <message>
      <source>Saves the table as a file</source>
      <translation>Speichert die Tabelle als Datei</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>Wird gespeichert</translation>
    </message>
    <message>
      <source>Scene context</source>
      <translation>Umgebung in der Szene</translation>
    </message>
    <message>
      <source>Searches only within some classes of a land cover</source>
      <translation>Sucht nur in einigen Klassen einer Landbedeckung</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>Seconds for each of these steps</source>
      <translation>Sekunden für jeden dieser Schritte</translation>
    </message>
    <message>
      <source>Seconds that it took</source>
      <translation>Dauer in Sekunden</translation>
    </message>
    <message>
      <source>Seconds that the answer took</source>
      <translation>Dauer der Antwort in Sekunden</translation>
    </message>
    <message>
      <source>Seconds that the comparison took</source>
      <translation>Sekunden, die der Vergleich dauerte</translation>
    </message>
    <message>
      <source>Seconds that the mapping took</source>
      <translation>Dauer der Kartierung in Sekunden</translation>
    </message>
    <message>
      <source>Seconds that the training took</source>
      <translation>Sekunden, die das Training dauerte</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Segmentation network</source>
      <translation>Segmentierungsnetz</translation>
    </message>
    <message>
      <source>Selected polygons</source>
      <translation>Ausgewählte Polygone</translation>
    </message>
    <message>
      <source>Selected polygons only ({count})</source>
      <translation>Nur ausgewählte Polygone ({count})</translation>
    </message>
    <message>
      <source>Selects a point without a class and moves the map there</source>
      <translation>Wählt einen Punkt ohne Klasse aus und verschiebt die Karte dorthin</translation>
    </message>
    <message>
      <source>Selects these labels and zooms to them</source>
      <translation>Wählt diese Labels aus und zoomt auf sie</translation>
    </message>
    <message>
      <source>Send {size} of {names} to {host}?</source>
      <translation>{size} von {names} an {host} senden?</translation>
    </message>
    <message>
      <source>Sends the engine's code, and makes its environment there; packages are downloaded by that machine</source>
      <translation>Sendet den Code der Engine und legt dort ihre Umgebung an; Pakete lädt jener Rechner herunter</translation>
    </message>
    <message>
      <source>Set &amp;up</source>
      <translation>&amp;Einrichten</translation>
    </message>
    <message>
      <source>Set up the engine</source>
      <translation>Die Engine einrichten</translation>
    </message>
    <message>
      <source>Set up the engine: change the graphics card or the Python, or update it</source>
      <translation>Die Engine einrichten: Grafikkarte oder Python wechseln, oder aktualisieren</translation>
    </message>
    <message>
      <source>Sets the threshold of a model of your own on ground that you know</source>
      <translation>Setzt den Schwellenwert eines eigenen Modells auf Boden, den Sie kennen</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>Share of the extent with an embedding</source>
      <translation>Anteil der Ausdehnung mit einem Embedding</translation>
    </message>
    <message>
      <source>Share of the labels of a class that get this class from a model that did not learn from them. It describes the places that you labelled.</source>
      <translation>Anteil der Labels einer Klasse, die diese Klasse von einem Modell bekommen, das nicht aus ihnen gelernt hat. Er beschreibt die Orte, die Sie gelabelt haben.</translation>
    </message>
    <message>
      <source>Sho&amp;w the next one</source>
      <translation>&amp;Den nächsten zeigen</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Show only the selected answer</source>
      <translation>Nur die gewählte Antwort zeigen</translation>
    </message>
    <message>
      <source>Show the &amp;best places</source>
      <translation>B&amp;este Stellen zeigen</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Shown res&amp;ult</source>
      <translation>Ge&amp;wähltes Ergebnis</translation>
    </message>
    <message>
      <source>Shows the imagery below while the button is pressed</source>
      <translation>Zeigt die Bilddaten darunter, solange die Taste gedrückt ist</translation>
    </message>
    <message>
      <source>Shows the other pages; nothing can be computed before the set-up</source>
      <translation>Zeigt die anderen Seiten; vor der Einrichtung kann nichts berechnet werden</translation>
    </message>
    <message>
      <source>Shows the place in the extent where a label would help most, and says why</source>
      <translation>Zeigt die Stelle in der Ausdehnung, an der ein Label am meisten helfen würde, und sagt, warum</translation>
    </message>
    <message>
      <source>Shows the places with the highest response, although nothing was found</source>
      <translation>Zeigt die Stellen mit der höchsten Antwort, obwohl nichts gefunden wurde</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>Ähnlichkeit</translation>
    </message>
    <message>
      <source>Similarity of an embedding field to a place, as a map</source>
      <translation>Ähnlichkeit eines Embedding-Feldes mit einem Ort, als Karte</translation>
    </message>
    <message>
      <source>Similarity that a fifth of the extent reaches</source>
      <translation>Ähnlichkeit, die ein Fünftel der Ausdehnung erreicht</translation>
    </message>
    <message>
      <source>Simplify (m)</source>
      <translation>Vereinfachen (m)</translation>
    </message>
    <message>
      <source>Simplifying boundaries</source>
      <translation>Grenzen werden vereinfacht</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Size of a pixel on the ground; needed only for an image without a CRS</source>
      <translation>Größe eines Pixels auf dem Boden; nur für ein Bild ohne KBS nötig</translation>
    </message>
    <message>
      <source>Smaller changes are dropped</source>
      <translation>Kleinere Veränderungen entfallen</translation>
    </message>
    <message>
      <source>Smaller changes are dropped; 0 keeps all.</source>
      <translation>Kleinere Veränderungen entfallen; 0 behält alle.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are left out; 0 keeps all.</source>
      <translation>Kleinere Regionen und Löcher werden weggelassen; 0 behält alle.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are merged into their neighbours; 0 keeps all.</source>
      <translation>Kleinere Regionen und Löcher gehen in ihren Nachbarn auf; 0 behält alle.</translation>
    </message>
    <message>
      <source>Smaller regions are left out</source>
      <translation>Kleinere Regionen bleiben weg</translation>
    </message>
    <message>
      <source>Smooth boundaries</source>
      <translation>Grenzen glätten</translation>
    </message>
    <message>
      <source>Smoothing boundaries</source>
      <translation>Grenzen werden geglättet</translation>
    </message>
    <message>
      <source>Source layer</source>
      <translation>Quelllayer</translation>
    </message>
    <message>
      <source>Standard error of the overall accuracy</source>
      <translation>Standardfehler der Gesamtgenauigkeit</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>Ausgehen von</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Wird gestartet</translation>
    </message>
    <message>
      <source>Starts from</source>
      <translation>Geht aus von</translation>
    </message>
    <message>
      <source>Steps that the whole network takes</source>
      <translation>Schritte, die das ganze Netz braucht</translation>
    </message>
    <message>
      <source>Stops the download; it continues from there the next time</source>
      <translation>Hält das Herunterladen an; das nächste Mal geht es von dort weiter</translation>
    </message>
    <message>
      <source>Stops the run; nothing is written</source>
      <translation>Hält den Lauf an; es wird nichts geschrieben</translation>
    </message>
    <message>
      <source>Stops the set-up; packages that are already installed are kept for the next time</source>
      <translation>Hält die Einrichtung an; schon installierte Pakete bleiben für das nächste Mal</translation>
    </message>
    <message>
      <source>Stops; what is installed is kept for the next time</source>
      <translation>Hält an; was installiert ist, bleibt für das nächste Mal</translation>
    </message>
    <message>
      <source>TESSERA</source>
      <translation>TESSERA</translation>
    </message>
    <message>
      <source>TESSERA 1.1</source>
      <translation>TESSERA 1.1</translation>
    </message>
    <message>
      <source>Table of &amp;areas (CSV, in the same folder)</source>
      <translation>Tabelle der Fl&amp;ächen (CSV, im selben Ordner)</translation>
    </message>
    <message>
      <source>Tables and plots as a page to read or print.</source>
      <translation>Tabellen und Diagramme als Seite zum Lesen oder Drucken.</translation>
    </message>
    <message>
      <source>Take each raster by itself</source>
      <translation>Jedes Raster für sich nehmen</translation>
    </message>
    <message>
      <source>Take the phrase as a whole</source>
      <translation>Den Ausdruck als Ganzes nehmen</translation>
    </message>
    <message>
      <source>Takes about {time}: {count} steps. Each label does not train it by itself.</source>
      <translation>Dauert etwa {time}: {count} Schritte. Einzelne Labels trainieren es nicht von selbst.</translation>
    </message>
    <message>
      <source>Takes minutes to hours. Train once without it to see for how long.</source>
      <translation>Dauert Minuten bis Stunden. Trainieren Sie einmal ohne, um zu sehen, wie lange.</translation>
    </message>
    <message>
      <source>Takes the last click back</source>
      <translation>Nimmt den letzten Klick zurück</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Aufgabe</translation>
    </message>
    <message>
      <source>Temporary files, lost when QGIS closes</source>
      <translation>Temporäre Dateien, verloren, wenn QGIS schließt</translation>
    </message>
    <message>
      <source>Test f&amp;olders</source>
      <translation>Ord&amp;ner testen</translation>
    </message>
    <message>
      <source>Testing the shared folders</source>
      <translation>Die gemeinsamen Ordner werden getestet</translation>
    </message>
    <message>
      <source>That of the model</source>
      <translation>Das des Modells</translation>
    </message>
    <message>
      <source>That of the model to start from</source>
      <translation>Das des Ausgangsmodells</translation>
    </message>
    <message>
      <source>The GeoPackage that will hold the points and your labels</source>
      <translation>Das GeoPackage für die Punkte und Ihre Angaben</translation>
    </message>
    <message>
      <source>The GeoPackage to write.</source>
      <translation>Das GeoPackage, das geschrieben wird.</translation>
    </message>
    <message>
      <source>The Processing plugin is off: switch it on in the plugin manager.</source>
      <translation>Das Plugin Verarbeitung ist aus: Schalten Sie es in der Erweiterungsverwaltung ein.</translation>
    </message>
    <message>
      <source>The address of a list of models</source>
      <translation>Die Adresse einer Liste von Modellen</translation>
    </message>
    <message>
      <source>The answer holds for this project.</source>
      <translation>Die Antwort gilt für dieses Projekt.</translation>
    </message>
    <message>
      <source>The attribute that holds the class, as a name or a code</source>
      <translation>Das Attribut, das die Klasse als Namen oder Code enthält</translation>
    </message>
    <message>
      <source>The attribute {field} holds codes: enter a number from 1 to 255.</source>
      <translation>Das Attribut {field} enthält Codes: Geben Sie eine Zahl von 1 bis 255 ein.</translation>
    </message>
    <message>
      <source>The attributes of the polygons beside the class code; all if left empty.</source>
      <translation>Die Attribute der Polygone neben dem Klassencode; alle, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The catalogue {address} cannot be downloaded ({error}): check the address and the network.</source>
      <translation>Der Katalog {address} lässt sich nicht herunterladen ({error}): Prüfen Sie die Adresse und das Netzwerk.</translation>
    </message>
    <message>
      <source>The check</source>
      <translation>Die Prüfung</translation>
    </message>
    <message>
      <source>The check of this Python</source>
      <translation>Die Prüfung dieses Pythons</translation>
    </message>
    <message>
      <source>The check of this machine</source>
      <translation>Die Prüfung dieses Rechners</translation>
    </message>
    <message>
      <source>The class areas and the facts of the run as an HTML page.</source>
      <translation>Die Klassenflächen und die Angaben zum Lauf als HTML-Seite.</translation>
    </message>
    <message>
      <source>The class has no name: enter one.</source>
      <translation>Die Klasse hat keinen Namen: Geben Sie einen ein.</translation>
    </message>
    <message>
      <source>The class of the land cover (code or name) for each value of the reference. A value with an empty class is left out. A value that is not listed is the class with the same name or code.</source>
      <translation>Die Klasse der Landbedeckung (Code oder Name) für jeden Wert der Referenz. Ein Wert mit leerer Klasse bleibt weg. Ein Wert, der nicht genannt ist, ist die Klasse mit demselben Namen oder Code.</translation>
    </message>
    <message>
      <source>The classes in the order of the network's outputs; one output alone gets the background as class 1</source>
      <translation>Die Klassen in der Reihenfolge der Ausgaben des Netzes; hat es nur eine Ausgabe, wird der Hintergrund Klasse 1</translation>
    </message>
    <message>
      <source>The classes of the labels; the selected one is drawn</source>
      <translation>Die Klassen der Labels; die ausgewählte wird gezeichnet</translation>
    </message>
    <message>
      <source>The classes to search in</source>
      <translation>Die Klassen, in denen gesucht wird</translation>
    </message>
    <message>
      <source>The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”</source>
      <translation>Der Commit des Checkpoints auf dem Hugging Face Hub: Seine Seite zeigt ihn unter „Files and versions“</translation>
    </message>
    <message>
      <source>The confidence raster of the same run: its mean becomes an attribute of each polygon.</source>
      <translation>Das Konfidenzraster desselben Laufs: Sein Mittel wird ein Attribut jedes Polygons.</translation>
    </message>
    <message>
      <source>The device {id} is no longer available: Landscribe chooses the device automatically.</source>
      <translation>Das Gerät {id} ist nicht mehr verfügbar: Landscribe wählt das Gerät automatisch.</translation>
    </message>
    <message>
      <source>The diagnostics are on the clipboard.</source>
      <translation>Die Diagnose ist in der Zwischenablage.</translation>
    </message>
    <message>
      <source>The distances of the phrase: change them to ask again</source>
      <translation>Die Entfernungen des Ausdrucks: ändern Sie sie, um erneut zu fragen</translation>
    </message>
    <message>
      <source>The earlier date.</source>
      <translation>Das frühere Datum.</translation>
    </message>
    <message>
      <source>The earlier date: imagery, or a land cover made before</source>
      <translation>Das frühere Datum: Bilddaten oder eine früher erstellte Landbedeckung</translation>
    </message>
    <message>
      <source>The embedding {name} covers {share} % of the extent, and the rest was done without one.</source>
      <translation>Das Embedding {name} deckt {share} % der Ausdehnung ab; der Rest entstand ohne.</translation>
    </message>
    <message>
      <source>The engine is ready.</source>
      <translation>Die Engine ist bereit.</translation>
    </message>
    <message>
      <source>The engine's full answer (JSON)</source>
      <translation>Die ganze Antwort der Engine (JSON)</translation>
    </message>
    <message>
      <source>The estimated overall accuracy will be this precise, with 95 % confidence</source>
      <translation>So genau wird die geschätzte Gesamtgenauigkeit, mit 95 % Sicherheit</translation>
    </message>
    <message>
      <source>The export of the model</source>
      <translation>Der Export des Modells</translation>
    </message>
    <message>
      <source>The extent cannot be transformed to the layer's CRS: choose one closer to the layer.</source>
      <translation>Die Ausdehnung lässt sich nicht in das KBS des Layers umrechnen: Wählen Sie eine, die näher am Layer liegt.</translation>
    </message>
    <message>
      <source>The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on the overlap. Nodata stays nodata. Any CRS, data type and size.</source>
      <translation>Die Ausdehnung entscheidet, welche Pixel kartiert werden, aber nicht, welche Klasse sie haben: Zwei überlappende Ausdehnungen stimmen in der Überlappung überein. NoData bleibt NoData. Jedes KBS, jeder Datentyp, jede Größe.</translation>
    </message>
    <message>
      <source>The extent does not touch the layer: zoom to the layer or choose another extent.</source>
      <translation>Die Ausdehnung berührt den Layer nicht: Zoomen Sie auf den Layer oder wählen Sie eine andere Ausdehnung.</translation>
    </message>
    <message>
      <source>The extent is empty: draw or choose one that covers some ground.</source>
      <translation>Die Ausdehnung ist leer: Zeichnen oder wählen Sie eine, die Boden bedeckt.</translation>
    </message>
    <message>
      <source>The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side.</source>
      <translation>Die Ausdehnung ist zu groß, um diesen Layer mit {gsd:.2g} m zu zeichnen: Wählen Sie eine unter {side:.1f} km Seitenlänge.</translation>
    </message>
    <message>
      <source>The extent lies beside the layer.</source>
      <translation>Die Ausdehnung liegt neben dem Layer.</translation>
    </message>
    <message>
      <source>The features could not be copied for the engine ({error}): free some space.</source>
      <translation>Die Objekte konnten nicht für die Engine kopiert werden ({error}): Schaffen Sie Platz.</translation>
    </message>
    <message>
      <source>The features of the scene are kept, so that the second phrase is answered almost at once. The extent decides which places get a response, but does not change the response.</source>
      <translation>Die Merkmale der Szene werden aufbewahrt, sodass der zweite Ausdruck fast sofort beantwortet wird. Die Ausdehnung entscheidet, welche Orte eine Antwort bekommen, ändert aber die Antwort nicht.</translation>
    </message>
    <message>
      <source>The file name is missing: enter the file to export to.</source>
      <translation>Der Dateiname fehlt: Geben Sie die Datei an, in die exportiert werden soll.</translation>
    </message>
    <message>
      <source>The file of this answer is missing: ask again, or remove it.</source>
      <translation>Die Datei dieser Antwort fehlt: Fragen Sie noch einmal oder entfernen Sie sie.</translation>
    </message>
    <message>
      <source>The file to write: .gpkg, .geojson, .fgb or .shp.</source>
      <translation>Die Datei, die geschrieben wird: .gpkg, .geojson, .fgb oder .shp.</translation>
    </message>
    <message>
      <source>The folder for the engine's Python environment, on any disk</source>
      <translation>Der Ordner für die Python-Umgebung der Engine, auf einem beliebigen Laufwerk</translation>
    </message>
    <message>
      <source>The folder of your own models, with one subfolder per model</source>
      <translation>Der Ordner mit Ihren eigenen Modellen, je Modell ein Unterordner</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): enter another place under “Save to”.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden ({error}): Geben Sie bei „Speichern unter“ einen anderen Ort an.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): save the project elsewhere.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden ({error}): Speichern Sie das Projekt anderswo.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({error}): choose a folder of models.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden ({error}): bitte einen Ordner für Modelle wählen.</translation>
    </message>
    <message>
      <source>The head alone (seconds)</source>
      <translation>Nur der Kopf (Sekunden)</translation>
    </message>
    <message>
      <source>The image to work on; it follows the active layer</source>
      <translation>Das Bild, mit dem gearbeitet wird; es folgt dem aktiven Layer</translation>
    </message>
    <message>
      <source>The imagery of {name} is not in the project: load it first.</source>
      <translation>Die Bilddaten von {name} sind nicht im Projekt: Laden Sie sie zuerst.</translation>
    </message>
    <message>
      <source>The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Die Bilddaten, auf denen die Labels liegen. Dienste (WMS, XYZ) und virtuelle Layer werden zuerst gezeichnet.</translation>
    </message>
    <message>
      <source>The installation of the model</source>
      <translation>Die Installation des Modells</translation>
    </message>
    <message>
      <source>The labels cannot be read: choose a layer of points, lines or polygons.</source>
      <translation>Die Labels können nicht gelesen werden: bitte einen Layer mit Punkten, Linien oder Polygonen wählen.</translation>
    </message>
    <message>
      <source>The labels cannot be written to {path} ({error}): save the project in a folder of yours.</source>
      <translation>Die Labels können nicht nach {path} geschrieben werden ({error}): Speichern Sie das Projekt in einem eigenen Ordner.</translation>
    </message>
    <message>
      <source>The labels do not improve on the model to start from, so its map is kept.</source>
      <translation>Die Labels verbessern das Ausgangsmodell nicht, deshalb bleibt seine Karte.</translation>
    </message>
    <message>
      <source>The labels do not lie on the layer: choose labels of this imagery.</source>
      <translation>Die Labels liegen nicht auf dem Layer: bitte Labels zu diesen Bilddaten wählen.</translation>
    </message>
    <message>
      <source>The labels have no attribute {field}: choose the one that holds the class.</source>
      <translation>Die Labels haben kein Attribut {field}: bitte das wählen, das die Klasse enthält.</translation>
    </message>
    <message>
      <source>The labels so far; edits count before they are saved.</source>
      <translation>Die bisherigen Labels; Änderungen zählen schon, bevor sie gespeichert sind.</translation>
    </message>
    <message>
      <source>The labels {name} cannot be edited: choose another layer or make new labels.</source>
      <translation>Die Labels {name} lassen sich nicht bearbeiten: Wählen Sie einen anderen Layer oder legen Sie neue Labels an.</translation>
    </message>
    <message>
      <source>The land cover that the table and the buttons below are about</source>
      <translation>Die Landbedeckung, um die es in der Tabelle und bei den Knöpfen darunter geht</translation>
    </message>
    <message>
      <source>The largest of the extent</source>
      <translation>Das größte der Ausdehnung</translation>
    </message>
    <message>
      <source>The largest of the whole layer</source>
      <translation>Das größte des ganzen Layers</translation>
    </message>
    <message>
      <source>The later date, of the same kind</source>
      <translation>Das spätere Datum, von derselben Art</translation>
    </message>
    <message>
      <source>The later date: imagery like the earlier one, or a land cover if that is one.</source>
      <translation>Das spätere Datum: Bilddaten wie beim früheren, oder eine Landbedeckung, wenn jenes eine ist.</translation>
    </message>
    <message>
      <source>The layer could not be drawn to a file ({error}): free some space.</source>
      <translation>Der Layer konnte nicht in eine Datei gezeichnet werden ({error}): Schaffen Sie Platz.</translation>
    </message>
    <message>
      <source>The layer does not take this label: draw it again, or choose another layer.</source>
      <translation>Der Layer nimmt dieses Label nicht an: Zeichnen Sie es noch einmal oder wählen Sie einen anderen Layer.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system: set its CRS in the layer properties.</source>
      <translation>Der Layer hat kein Koordinatensystem: Setzen Sie sein KBS in den Layereigenschaften.</translation>
    </message>
    <message>
      <source>The layer itself</source>
      <translation>Der Layer selbst</translation>
    </message>
    <message>
      <source>The layer of transitions is gone from the project: compare both dates again.</source>
      <translation>Der Layer der Übergänge ist nicht mehr im Projekt: vergleichen Sie beide Zeitpunkte erneut.</translation>
    </message>
    <message>
      <source>The layer of “{phrase}” was removed: ask again about another layer.</source>
      <translation>Der Layer zu „{phrase}“ wurde entfernt: Fragen Sie noch einmal zu einem anderen Layer.</translation>
    </message>
    <message>
      <source>The layer shows nothing there{why}: check its connection or choose another extent.</source>
      <translation>Der Layer zeigt dort nichts{why}: Prüfen Sie seine Verbindung oder wählen Sie eine andere Ausdehnung.</translation>
    </message>
    <message>
      <source>The layer was drawn before: refresh the map (F5) to draw it again.</source>
      <translation>Der Layer wurde schon gezeichnet: Karte aktualisieren (F5), um ihn neu zeichnen zu lassen.</translation>
    </message>
    <message>
      <source>The layer's CRS is not defined at this extent: choose an extent closer to the layer.</source>
      <translation>Das KBS des Layers ist an dieser Ausdehnung nicht definiert: Wählen Sie eine Ausdehnung, die näher am Layer liegt.</translation>
    </message>
    <message>
      <source>The list of tiles is downloaded on first use.</source>
      <translation>Die Liste der Kacheln wird beim ersten Gebrauch heruntergeladen.</translation>
    </message>
    <message>
      <source>The log shows the accuracy of each class by cross-validation: how many of its labels get the right class from a model that did not learn from them, with the 95 % interval.</source>
      <translation>Das Protokoll zeigt die Genauigkeit jeder Klasse durch Kreuzvalidierung: wie viele ihrer Labels die richtige Klasse von einem Modell bekommen, das nicht aus ihnen gelernt hat, mit dem 95-%-Intervall.</translation>
    </message>
    <message>
      <source>The lowest response that belongs to a region; the model's own if left empty.</source>
      <translation>Die niedrigste Antwort, die zu einer Region gehört; die des Modells, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The lowest response that the style shows; the model's own if left empty.</source>
      <translation>Die niedrigste Antwort, die der Stil zeigt; die des Modells, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The matrix and a flow chart as an HTML page.</source>
      <translation>Die Matrix und ein Flussdiagramm als HTML-Seite.</translation>
    </message>
    <message>
      <source>The matrix of transitions in hectares, with gains and losses.</source>
      <translation>Die Matrix der Übergänge in Hektar, mit Gewinnen und Verlusten.</translation>
    </message>
    <message>
      <source>The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.</source>
      <translation>Das Modell ist hier unsicher (mittlere Konfidenz {percent} %): Diese Bilddaten sind vielleicht anders als die, aus denen es gelernt hat.</translation>
    </message>
    <message>
      <source>The model of {name} is not installed, or its run record is missing: map the extent again first.</source>
      <translation>Das Modell von {name} ist nicht installiert, oder das Laufprotokoll fehlt: Kartieren Sie die Ausdehnung zuerst noch einmal.</translation>
    </message>
    <message>
      <source>The model that shall become better.</source>
      <translation>Das Modell, das besser werden soll.</translation>
    </message>
    <message>
      <source>The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which cells belong together) and not its classes.</source>
      <translation>Das Modell {model} hat nicht gelernt, {kind} zu lesen; daher hat das Embedding {name} nur seine Struktur geleitet (welche Zellen zusammengehören) und nicht seine Klassen.</translation>
    </message>
    <message>
      <source>The model {model} uses no embedding, so {embedding} was not read.</source>
      <translation>Das Modell {model} verwendet kein Embedding, daher wurde {embedding} nicht gelesen.</translation>
    </message>
    <message>
      <source>The model's card keeps both. Without them, results say that the levels are guesses.</source>
      <translation>Die Karteikarte des Modells behält beides. Ohne sie sagen Ergebnisse, dass die Niveaus geschätzt sind.</translation>
    </message>
    <message>
      <source>The name {name} is too long for the attribute {field}: use at most {length} characters.</source>
      <translation>Der Name {name} ist zu lang für das Attribut {field}: höchstens {length} Zeichen.</translation>
    </message>
    <message>
      <source>The network that compares the image with the words</source>
      <translation>Das Netz, das das Bild mit den Worten vergleicht</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for land covers</source>
      <translation>Das Netz, das beide Daten kartiert; nicht benutzt bei Landbedeckungen</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for two land covers.</source>
      <translation>Das Netz, das beide Daten kartiert; nicht benutzt bei zwei Landbedeckungen.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its classes, resolution range and training data.</source>
      <translation>Das Netz, das benutzt wird; seine Karteikarte nennt Klassen, Auflösungsbereich und Trainingsdaten.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its resolution range and training data.</source>
      <translation>Das Netz, das benutzt wird; seine Karteikarte nennt Auflösungsbereich und Trainingsdaten.</translation>
    </message>
    <message>
      <source>The network uses the image only.</source>
      <translation>Das Netz nutzt nur das Bild.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on.</source>
      <translation>Das Netz, auf dessen Merkmalen und Klassen das neue Modell aufbaut.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on. An embedding that is chosen on the page Map is learnt from, too, and the new model needs it</source>
      <translation>Das Netz, auf dessen Merkmalen und Klassen das neue Modell aufbaut. Aus einem Embedding, das auf der Seite „Karte“ gewählt ist, wird auch gelernt, und das neue Modell braucht es</translation>
    </message>
    <message>
      <source>The network's own cells</source>
      <translation>Die eigenen Zellen des Netzes</translation>
    </message>
    <message>
      <source>The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), “alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”.</source>
      <translation>Die Sicht des Netzes auf die Umgebung: „scene-context“ (ein grober Blick auf die Szene selbst), „alphaearth:“ oder „tessera:“ und ein Jahr, „esd:“ oder „raster:“ und der Pfad einer Datei, oder „none“.</translation>
    </message>
    <message>
      <source>The neural network that gives each pixel its class</source>
      <translation>Das neuronale Netz, das jedem Pixel seine Klasse gibt</translation>
    </message>
    <message>
      <source>The oldest data is removed when the limit is reached</source>
      <translation>Die ältesten Daten werden entfernt, wenn die Grenze erreicht ist</translation>
    </message>
    <message>
      <source>The part of the image to work on; the result for a pixel does not depend on it</source>
      <translation>Der Teil des Bildes, der bearbeitet wird; das Ergebnis für ein Pixel hängt nicht davon ab</translation>
    </message>
    <message>
      <source>The part to compare, in any CRS; all that both have if left empty.</source>
      <translation>Der Teil, der verglichen wird, in beliebigem KBS; alles, was beide haben, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The part to map, in any CRS; the whole layer if left empty.</source>
      <translation>Der Teil, der kartiert wird, in beliebigem KBS; der ganze Layer, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The part to search, in any CRS; the whole layer if left empty.</source>
      <translation>Der Teil, der durchsucht wird, in beliebigem KBS; der ganze Layer, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The part to work on, in any CRS; all of the rasters if left empty.</source>
      <translation>Der Teil, der bearbeitet wird, in beliebigem KBS; alle Raster ganz, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The phrase is too long to look for relations in it, so it was taken whole.</source>
      <translation>Der Ausdruck ist zu lang, um darin nach Beziehungen zu suchen; er wurde daher als Ganzes genommen.</translation>
    </message>
    <message>
      <source>The phrase is too long: only its first {count} characters were read, to “{end}”.</source>
      <translation>Der Ausdruck ist zu lang: Nur die ersten {count} Zeichen wurden gelesen, bis „{end}“.</translation>
    </message>
    <message>
      <source>The place to compare with, in any CRS.</source>
      <translation>Der Ort, mit dem verglichen wird, in beliebigem KBS.</translation>
    </message>
    <message>
      <source>The place where one more label would help a model most, and why</source>
      <translation>Die Stelle, an der ein weiteres Label einem Modell am meisten helfen würde, und warum</translation>
    </message>
    <message>
      <source>The points are shuffled and do not show the map's class, so that the labels are independent of it.</source>
      <translation>Die Punkte sind gemischt und zeigen die Klasse der Karte nicht, damit die Bestimmung von ihr unabhängig ist.</translation>
    </message>
    <message>
      <source>The polygons cannot be read: choose a polygon layer, or select them again.</source>
      <translation>Die Polygone lassen sich nicht lesen: einen Polygonlayer wählen oder sie neu auswählen.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed.</source>
      <translation>Das Raster mit Klassencodes, das beurteilt wird.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed; its classes are the strata.</source>
      <translation>Das Raster mit Klassencodes, das beurteilt werden soll; seine Klassen sind die Schichten.</translation>
    </message>
    <message>
      <source>The raster's CRS if left empty. GeoJSON is always WGS 84.</source>
      <translation>Das des Rasters, wenn es leer bleibt. GeoJSON ist immer WGS 84.</translation>
    </message>
    <message>
      <source>The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The shift between them is measured first, and reported if it is above half a pixel.</source>
      <translation>Die Raster dürfen jedes KBS und jede Auflösung haben; beide werden auf den Pixeln des gröberen gelesen. Zuerst wird die Verschiebung zwischen ihnen gemessen und gemeldet, wenn sie über einem halben Pixel liegt.</translation>
    </message>
    <message>
      <source>The reference: a class raster, or polygons or points with a class attribute.</source>
      <translation>Die Referenz: ein Klassenraster oder Polygone oder Punkte mit einem Klassenattribut.</translation>
    </message>
    <message>
      <source>The report is one HTML file with plots that any browser opens.</source>
      <translation>Der Bericht ist eine HTML-Datei mit Diagrammen, die jeder Browser öffnet.</translation>
    </message>
    <message>
      <source>The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the threshold are hidden; the layer changes at once.</source>
      <translation>Die Antwort sagt, wie gut eine Stelle zum Ausdruck passt, von 0 (gar nicht) bis 1. Stellen unter dem Schwellenwert sind ausgeblendet; der Layer ändert sich sofort.</translation>
    </message>
    <message>
      <source>The result has the extent and CRS of this layer; its bands are not used.</source>
      <translation>Das Ergebnis hat Ausdehnung und KBS dieses Layers; seine Kanäle werden nicht benutzt.</translation>
    </message>
    <message>
      <source>The results, a raster over all of them (VRT), and the manifest.</source>
      <translation>Die Ergebnisse, ein Raster über alle (VRT) und das Manifest.</translation>
    </message>
    <message>
      <source>The run failed unexpectedly ({error}): see the Landscribe log.</source>
      <translation>Der Lauf ist unerwartet gescheitert ({error}): siehe das Landscribe-Protokoll.</translation>
    </message>
    <message>
      <source>The run failed: see the Processing log.</source>
      <translation>Der Lauf ist fehlgeschlagen: Siehe das Protokoll der Verarbeitung.</translation>
    </message>
    <message>
      <source>The run record of this layer has no areas.</source>
      <translation>Das Laufprotokoll dieses Layers enthält keine Flächen.</translation>
    </message>
    <message>
      <source>The same seed draws the same points.</source>
      <translation>Derselbe Startwert zieht dieselben Punkte.</translation>
    </message>
    <message>
      <source>The same table as text for spreadsheets.</source>
      <translation>Dieselbe Tabelle als Text für Tabellenprogramme.</translation>
    </message>
    <message>
      <source>The set-up</source>
      <translation>Die Einrichtung</translation>
    </message>
    <message>
      <source>The shared folder holds: {host} reads and writes there what lies here.</source>
      <translation>Der gemeinsame Ordner stimmt: {host} liest und schreibt dort, was hier liegt.</translation>
    </message>
    <message>
      <source>The shift between both dates is always measured, and reported above half a pixel</source>
      <translation>Die Verschiebung zwischen beiden Daten wird immer gemessen und ab einem halben Pixel gemeldet</translation>
    </message>
    <message>
      <source>The shift between the two dates could not be measured, because they have too few edges in common: they were compared where they say that they lie.</source>
      <translation>Die Verschiebung zwischen den beiden Daten ließ sich nicht messen, weil sie zu wenige Kanten gemeinsam haben: Sie wurden dort verglichen, wo sie nach eigener Angabe liegen.</translation>
    </message>
    <message>
      <source>The table of classes has two columns: give pairs of reference and land cover.</source>
      <translation>Die Klassentabelle hat zwei Spalten: Geben Sie Paare aus Referenz und Landbedeckung an.</translation>
    </message>
    <message>
      <source>The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.</source>
      <translation>Der Textencoder liest nur den Anfang eines Ausdrucks, daher entfiel „{rest}“.</translation>
    </message>
    <message>
      <source>The total; computed from the standard error if left empty.</source>
      <translation>Insgesamt; wird aus dem Standardfehler berechnet, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: the model then needs such a field wherever it maps. If left empty, that of the model to start from.</source>
      <translation>Aus den Werten eines Embedding-Feldes (AlphaEarth, TESSERA, ein Raster) wird neben dem Bild gelernt: das Modell braucht dann überall, wo es kartiert, ein solches Feld. Bleibt das Feld leer, gilt das des Ausgangsmodells.</translation>
    </message>
    <message>
      <source>The whole layer is read: {cost}. It is kept for later phrases.</source>
      <translation>Der ganze Layer wird gelesen: {cost}. Er bleibt für spätere Ausdrücke erhalten.</translation>
    </message>
    <message>
      <source>The whole network (minutes to hours)</source>
      <translation>Das ganze Netz (Minuten bis Stunden)</translation>
    </message>
    <message>
      <source>There are no areas yet: press Measure first.</source>
      <translation>Es gibt noch keine Flächen: Drücken Sie zuerst „Messen“.</translation>
    </message>
    <message>
      <source>There are no labels: make new labels, or choose a layer.</source>
      <translation>Es gibt keine Labels: Legen Sie neue Labels an oder wählen Sie einen Layer.</translation>
    </message>
    <message>
      <source>There are no shared folders: enter one, or allow sending rasters.</source>
      <translation>Es gibt keine gemeinsamen Ordner: Geben Sie einen an, oder erlauben Sie, Raster zu senden.</translation>
    </message>
    <message>
      <source>There are no wheels (*.whl) in {folder}: choose a folder that has them.</source>
      <translation>In {folder} sind keine Wheels (*.whl): Wählen Sie einen Ordner, der sie enthält.</translation>
    </message>
    <message>
      <source>There is a class {name} already: give another name.</source>
      <translation>Eine Klasse {name} gibt es schon: Geben Sie einen anderen Namen ein.</translation>
    </message>
    <message>
      <source>There is no answer to remove.</source>
      <translation>Es gibt keine Antwort, die entfernt werden könnte.</translation>
    </message>
    <message>
      <source>There is no class to label with: add one first.</source>
      <translation>Es gibt keine Klasse zum Labeln: Fügen Sie zuerst eine hinzu.</translation>
    </message>
    <message>
      <source>There is no class to remove: add one first.</source>
      <translation>Es gibt keine Klasse, die entfernt werden könnte: Fügen Sie zuerst eine hinzu.</translation>
    </message>
    <message>
      <source>There is no click to take back: click places first.</source>
      <translation>Es gibt keinen Klick, der zurückgenommen werden könnte: Klicken Sie zuerst Orte an.</translation>
    </message>
    <message>
      <source>There is no file {path}: choose an existing raster.</source>
      <translation>Es gibt keine Datei {path}: Wählen Sie ein vorhandenes Raster.</translation>
    </message>
    <message>
      <source>There is no folder {folder}: choose an existing folder.</source>
      <translation>Es gibt keinen Ordner {folder}: Wählen Sie einen vorhandenen.</translation>
    </message>
    <message>
      <source>There is no graphics card that the engine can use: it computes on the processor, which takes longer.</source>
      <translation>Es gibt keine Grafikkarte, die die Engine nutzen kann: Sie rechnet auf dem Prozessor, was länger dauert.</translation>
    </message>
    <message>
      <source>There is no label: draw some, or choose a layer with labels.</source>
      <translation>Es gibt kein Label: bitte einige zeichnen oder einen Layer mit Labels wählen.</translation>
    </message>
    <message>
      <source>There is no model of your own for phrases: get one on the page “Models” first.</source>
      <translation>Es gibt kein eigenes Modell für Ausdrücke: Holen Sie zuerst eines auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>There is no model to download: enter a catalogue's address, and load it.</source>
      <translation>Es gibt kein Modell zum Herunterladen: Geben Sie die Adresse eines Katalogs ein und laden Sie ihn.</translation>
    </message>
    <message>
      <source>There is no phrase: write one, such as “houses next to the river”.</source>
      <translation>Es gibt keinen Ausdruck: Schreiben Sie einen, zum Beispiel „houses next to the river“.</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for, such as “houses next to the river”.</source>
      <translation>Es fehlt ein Ausdruck: Schreiben Sie, was gesucht wird, zum Beispiel „houses next to the river“.</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for.</source>
      <translation>Es gibt keinen Ausdruck: Schreiben Sie, was gesucht wird.</translation>
    </message>
    <message>
      <source>There is no polygon: select some, or choose a layer with polygons.</source>
      <translation>Es gibt kein Polygon: welche auswählen oder einen Layer mit Polygonen wählen.</translation>
    </message>
    <message>
      <source>There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a model from a file, a folder or an address.</source>
      <translation>Es gibt noch keinen öffentlichen Katalog mit Landscribe-Modellen. Geben Sie die Adresse eines Katalogs ein, oder fügen Sie ein Modell aus einer Datei, einem Ordner oder von einer Adresse hinzu.</translation>
    </message>
    <message>
      <source>There is no raster layer: load one first.</source>
      <translation>Es gibt keinen Rasterlayer: Laden Sie zuerst einen.</translation>
    </message>
    <message>
      <source>There is no report yet: press Compare first.</source>
      <translation>Es gibt noch keinen Bericht: Drücken Sie zuerst „Vergleichen“.</translation>
    </message>
    <message>
      <source>There is no response outside these polygons; relations still see the surroundings.</source>
      <translation>Außerhalb dieser Polygone gibt es keine Antwort; Beziehungen sehen trotzdem die Umgebung.</translation>
    </message>
    <message>
      <source>There is nothing to work on: choose layers, a folder or a tile index.</source>
      <translation>Es gibt nichts zu bearbeiten: Wählen Sie Layer, einen Ordner oder einen Kachelindex.</translation>
    </message>
    <message>
      <source>This catalogue offers no models.</source>
      <translation>Dieser Katalog bietet keine Modelle an.</translation>
    </message>
    <message>
      <source>This checkpoint is installed with the command “landscribe models convert”.</source>
      <translation>Dieser Checkpoint wird mit dem Befehl „landscribe models convert“ installiert.</translation>
    </message>
    <message>
      <source>This file is temporary: your labels would be lost. Choose another file, or save the project first.</source>
      <translation>Diese Datei ist temporär: Ihre Angaben gingen verloren. Wählen Sie eine andere Datei, oder speichern Sie zuerst das Projekt.</translation>
    </message>
    <message>
      <source>This is no raster: drop an image file or a raster layer.</source>
      <translation>Das ist kein Raster: Ziehen Sie eine Bilddatei oder einen Rasterlayer hierher.</translation>
    </message>
    <message>
      <source>This machine computes again.</source>
      <translation>Dieser Rechner rechnet wieder.</translation>
    </message>
    <message>
      <source>This machine may not write in {here}, so results cannot be put there: choose another folder.</source>
      <translation>Dieser Rechner darf in {here} nicht schreiben, daher können dort keine Ergebnisse abgelegt werden: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>This model is part of Landscribe: it cannot be removed.</source>
      <translation>Dieses Modell ist ein Teil von Landscribe: Es kann nicht entfernt werden.</translation>
    </message>
    <message>
      <source>This place cannot be converted to the labels' CRS: label a place nearer to the scene.</source>
      <translation>Dieser Ort lässt sich nicht in das KBS der Labels umrechnen: Labeln Sie einen Ort näher bei der Szene.</translation>
    </message>
    <message>
      <source>This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one until the new one has made a map.</source>
      <translation>Diese Version von Landscribe braucht neuere Pakete. Die Aktualisierung legt eine neue Umgebung an und behält die alte, bis die neue eine Karte gemacht hat.</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Schwellenwert</translation>
    </message>
    <message>
      <source>Threshold as a number</source>
      <translation>Schwellenwert als Zahl</translation>
    </message>
    <message>
      <source>Threshold of the regions</source>
      <translation>Schwellenwert der Regionen</translation>
    </message>
    <message>
      <source>Tick classes</source>
      <translation>Klassen anhaken</translation>
    </message>
    <message>
      <source>Tile index or STAC items</source>
      <translation>Kachelindex oder STAC-Einträge</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <source>Tolerance on the ground; 0 keeps the edges of the pixels</source>
      <translation>Toleranz auf dem Boden; 0 behält die Kanten der Pixel</translation>
    </message>
    <message>
      <source>Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels.</source>
      <translation>Toleranz auf dem Boden; zwei Pixel, wenn es leer bleibt, 0 behält die Kanten der Pixel.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>Tra&amp;inieren</translation>
    </message>
    <message>
      <source>Tracing boundaries</source>
      <translation>Grenzen werden nachgezeichnet</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Trainieren</translation>
    </message>
    <message>
      <source>Train a&amp;fter each label</source>
      <translation>Nach &amp;jedem Label trainieren</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Trainiert mit</translation>
    </message>
    <message>
      <source>Trains whenever you add, change or delete a label, or undo it</source>
      <translation>Trainiert, sobald Sie ein Label hinzufügen, ändern, löschen oder das rückgängig machen</translation>
    </message>
    <message>
      <source>Transitions</source>
      <translation>Übergänge</translation>
    </message>
    <message>
      <source>Transitions (JSON)</source>
      <translation>Übergänge (JSON)</translation>
    </message>
    <message>
      <source>Transitions (report)</source>
      <translation>Übergänge (Bericht)</translation>
    </message>
    <message>
      <source>Transitions (table)</source>
      <translation>Übergänge (Tabelle)</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Baum</translation>
    </message>
    <message>
      <source>Try again what failed</source>
      <translation>Gescheitertes noch einmal versuchen</translation>
    </message>
    <message>
      <source>Trying the network on a tile</source>
      <translation>Das Netz wird an einer Kachel erprobt</translation>
    </message>
    <message>
      <source>Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share their boundary even after simplification, so that there are no gaps and no overlaps.</source>
      <translation>Macht aus einem Landbedeckungsraster Polygone, eines für jede zusammenhängende Region, flächendeckend: Nachbarn teilen ihre Grenze auch nach dem Vereinfachen, sodass es keine Lücken und keine Überlappungen gibt.</translation>
    </message>
    <message>
      <source>Two pixels</source>
      <translation>Zwei Pixel</translation>
    </message>
    <message>
      <source>Two raster layers are needed: load the earlier and the later date.</source>
      <translation>Es braucht zwei Rasterlayer: Laden Sie das frühere und das spätere Datum.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo click</source>
      <translation>Klick zurücknehmen</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <source>Update the engine</source>
      <translation>Die Engine aktualisieren</translation>
    </message>
    <message>
      <source>Use English phrases; the model's text encoder knows other languages less well.</source>
      <translation>Verwenden Sie englische Ausdrücke; andere Sprachen kennt der Textencoder des Modells weniger gut.</translation>
    </message>
    <message>
      <source>Use an e&amp;xisting Python…</source>
      <translation>&amp;Vorhandenes Python verwenden…</translation>
    </message>
    <message>
      <source>User's accuracy: of the ground mapped as this class, how much is this class</source>
      <translation>Nutzergenauigkeit: wie viel des als diese Klasse kartierten Bodens diese Klasse ist</translation>
    </message>
    <message>
      <source>Uses the pixels of the finer raster in place of those of the coarser one.</source>
      <translation>Benutzt die Pixel des feineren Rasters statt die des gröberen.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Visited places</source>
      <translation>Besuchte Orte</translation>
    </message>
    <message>
      <source>Wait until the set-up ends, or cancel it.</source>
      <translation>Warten Sie, bis die Einrichtung endet, oder brechen Sie sie ab.</translation>
    </message>
    <message>
      <source>Wait until this machine has been looked at, or choose a Python.</source>
      <translation>Warten Sie, bis dieser Rechner untersucht ist, oder wählen Sie ein Python.</translation>
    </message>
    <message>
      <source>Warning: {text}</source>
      <translation>Warnung: {text}</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Warnungen</translation>
    </message>
    <message>
      <source>Warnings (JSON)</source>
      <translation>Warnungen (JSON)</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Wasser</translation>
    </message>
    <message>
      <source>What changed between two dates, as a map, a table and polygons</source>
      <translation>Was sich zwischen zwei Daten verändert hat, als Karte, Tabelle und Polygone</translation>
    </message>
    <message>
      <source>What changed {time}</source>
      <translation>Was sich verändert hat {time}</translation>
    </message>
    <message>
      <source>What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands.</source>
      <translation>Was fertig ist, bleibt nach einem Abbruch oder Absturz: Derselbe Lauf noch einmal macht, was fehlt. Fehlschläge werden aufgelistet und halten den Rest nicht auf. manifest.gpkg im Ordner zeigt, wie es um jeden Teil steht.</translation>
    </message>
    <message>
      <source>What learns</source>
      <translation>Was lernt</translation>
    </message>
    <message>
      <source>What phrases need of a scene</source>
      <translation>Was Ausdrücke von einer Szene brauchen</translation>
    </message>
    <message>
      <source>What the network knows of the wider surroundings: numbers that describe each place. They help to tell classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them.</source>
      <translation>Was das Netz von der weiteren Umgebung weiß: Zahlen, die jeden Ort beschreiben. Sie helfen, Klassen zu unterscheiden, etwa ein Feld von einem Rasen. Das Handbuch (Kapitel Embeddings) vergleicht sie.</translation>
    </message>
    <message>
      <source>What to look for, such as “farmland within 200 m of the river”.</source>
      <translation>Was gesucht wird, zum Beispiel „farmland within 200 m of the river“.</translation>
    </message>
    <message>
      <source>What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.</source>
      <translation>Was gesucht wird. Eingabe: suchen; Umschalt+Eingabe: weiterer Ausdruck; Auf und Ab: frühere Ausdrücke.</translation>
    </message>
    <message>
      <source>What your own models need of a scene</source>
      <translation>Was Ihre eigenen Modelle von einer Szene brauchen</translation>
    </message>
    <message>
      <source>Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Wo ein Ausdruck in einem Ordner, einem Kachelindex oder mehreren Layern zutrifft; geht weiter, wo es angehalten wurde</translation>
    </message>
    <message>
      <source>Where a phrase such as “houses next to the river” is true, from the XeMap network</source>
      <translation>Wo ein Ausdruck wie „houses next to the river“ zutrifft, vom XeMap-Netz</translation>
    </message>
    <message>
      <source>Where rasters overlap, the first one is shown, and its ground counts once in the areas.</source>
      <translation>Wo Raster sich überlappen, wird das erste gezeigt, und der Boden zählt bei den Flächen nur einmal.</translation>
    </message>
    <message>
      <source>Where should results without a file name go?</source>
      <translation>Wohin sollen Ergebnisse ohne Dateinamen?</translation>
    </message>
    <message>
      <source>Where the dock computes; the dock can choose another one</source>
      <translation>Wo das Bedienfeld rechnet; dort lässt sich ein anderes wählen</translation>
    </message>
    <message>
      <source>Where the model's own folder is written; if left empty, among the installed models.</source>
      <translation>Wohin der Ordner des Modells geschrieben wird; wenn es leer bleibt, zu den installierten Modellen.</translation>
    </message>
    <message>
      <source>Where the reference is a random sample of points stratified by the map's classes (as “Points for an accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % confidence intervals, after Olofsson et al. 2014.</source>
      <translation>Ist die Referenz eine nach den Klassen der Karte geschichtete Zufallsstichprobe von Punkten (wie „Punkte für eine Genauigkeitsprüfung“ sie zieht), werden Flächen und Genauigkeiten für die ganze Karte geschätzt, mit 95-%-Konfidenzintervallen, nach Olofsson et al. 2014.</translation>
    </message>
    <message>
      <source>Where to compute: on a graphics card or the processor</source>
      <translation>Wo gerechnet wird: auf einer Grafikkarte oder dem Prozessor</translation>
    </message>
    <message>
      <source>Where to label next</source>
      <translation>Wo als Nächstes labeln</translation>
    </message>
    <message>
      <source>Where to look, in any CRS; the whole layer if left empty.</source>
      <translation>Wo gesucht wird, in beliebigem KBS; der ganze Layer, wenn es leer bleibt.</translation>
    </message>
    <message>
      <source>Where “the largest” and “the smallest” are looked for</source>
      <translation>Wo „the largest“ und „the smallest“ gesucht werden</translation>
    </message>
    <message>
      <source>Whether anything was found</source>
      <translation>Ob etwas gefunden wurde</translation>
    </message>
    <message>
      <source>Whether classes of the model to start from stay in the new model if they have no labels.</source>
      <translation>Ob Klassen des Ausgangsmodells im neuen Modell bleiben, wenn sie keine Labels haben.</translation>
    </message>
    <message>
      <source>Whether the next map of this ground with a fitted model needs no network.</source>
      <translation>Ob die nächste Karte dieses Gebiets mit einem angepassten Modell kein Netz braucht.</translation>
    </message>
    <message>
      <source>Whether the scene's features were in the cache</source>
      <translation>Ob die Merkmale der Szene im Cache lagen</translation>
    </message>
    <message>
      <source>Whole layer</source>
      <translation>Ganzer Layer</translation>
    </message>
    <message>
      <source>Why a label helps there</source>
      <translation>Warum ein Label dort hilft</translation>
    </message>
    <message>
      <source>Wi&amp;thin</source>
      <translation>&amp;Innerhalb</translation>
    </message>
    <message>
      <source>Will be read as: {reading}</source>
      <translation>Wird gelesen als: {reading}</translation>
    </message>
    <message>
      <source>With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places that reach the threshold.</source>
      <translation>Mit einem Schwellenwert wird das Raster als Antwort zwischen 0 und 1 gelesen, und die Polygone decken die Orte ab, die den Schwellenwert erreichen.</translation>
    </message>
    <message>
      <source>With hundreds of labels the whole network may learn more than the head that reads its features. A fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the best so far, and the same run goes on from there.</source>
      <translation>Mit Hunderten von Labels lernt das ganze Netz vielleicht mehr als der Kopf, der seine Merkmale liest. Ein Fünftel der Labels wird zurückgehalten; werden diese nicht besser, bleibt der Kopf. Abgebrochen behält es das bisher Beste, und derselbe Lauf geht von dort weiter.</translation>
    </message>
    <message>
      <source>With polygons, the table has the areas within each polygon, for example the forest of each parish. Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies.</source>
      <translation>Mit Polygonen enthält die Tabelle die Flächen in jedem Polygon, zum Beispiel den Wald jeder Gemeinde. „Nur gewählte Objekte“ anhaken, um die ausgewählten Polygone zu verwenden. Ein Pixel gehört dahin, wo seine Mitte liegt.</translation>
    </message>
    <message>
      <source>With the engine's packages; from the folder, or from /</source>
      <translation>Mit den Paketen der Engine; vom Ordner aus oder von / aus</translation>
    </message>
    <message>
      <source>Without an earlier date, these words are part of a name.</source>
      <translation>Ohne früheres Datum sind diese Worte Teil eines Namens.</translation>
    </message>
    <message>
      <source>Write “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Schreiben Sie „new houses“, „houses that are gone“ oder „water that became bare“.</translation>
    </message>
    <message>
      <source>Writes a small file here, reads it there, and answers it; both are removed</source>
      <translation>Schreibt hier eine kleine Datei, liest sie dort und antwortet darauf; beide werden entfernt</translation>
    </message>
    <message>
      <source>Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the CRS of the layer, with the product's attribution and licence in its metadata.</source>
      <translation>Schreibt das globale Embedding einer Ausdehnung: ein Raster aus Einheitsvektoren, ein Kanal je Dimension, im KBS des Layers, mit Quellenangabe und Lizenz des Produkts in den Metadaten.</translation>
    </message>
    <message>
      <source>Writing the response</source>
      <translation>Die Antwort wird geschrieben</translation>
    </message>
    <message>
      <source>Year of the embedding</source>
      <translation>Jahr des Embeddings</translation>
    </message>
    <message>
      <source>Your imagery never leaves this machine.</source>
      <translation>Ihre Bilder verlassen diesen Rechner nicht.</translation>
    </message>
    <message>
      <source>Your own models</source>
      <translation>Ihre eigenen Modelle</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Zip-Dateien (*.zip)</translation>
    </message>
    <message>
      <source>[Folder {name} beside the project]</source>
      <translation>[Ordner {name} neben dem Projekt]</translation>
    </message>
    <message>
      <source>[Public tiles] or a folder of your own</source>
      <translation>[Öffentliche Kacheln] oder ein eigener Ordner</translation>
    </message>
    <message>
      <source>[Temporary file]</source>
      <translation>[Temporäre Datei]</translation>
    </message>
    <message>
      <source>about {time} ({size})</source>
      <translation>etwa {time} ({size})</translation>
    </message>
    <message>
      <source>anything</source>
      <translation>alles</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>wie in der Datei</translation>
    </message>
    <message>
      <source>before \ after, ha</source>
      <translation>vorher \ nachher, ha</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>Klasse {number}</translation>
    </message>
    <message>
      <source>commit, 40 digits</source>
      <translation>Commit, 40 Stellen</translation>
    </message>
    <message>
      <source>from </source>
      <translation>ab </translation>
    </message>
    <message>
      <source>from pypi.org and pytorch.org, about {size:.1f} GB</source>
      <translation>von pypi.org und pytorch.org, etwa {size:.1f} GB</translation>
    </message>
    <message>
      <source>from the folder {folder}</source>
      <translation>aus dem Ordner {folder}</translation>
    </message>
    <message>
      <source>from the package index in your pip settings</source>
      <translation>vom Paketindex in Ihren pip-Einstellungen</translation>
    </message>
    <message>
      <source>gained</source>
      <translation>gewonnen</translation>
    </message>
    <message>
      <source>houses next to the river</source>
      <translation>houses next to the river</translation>
    </message>
    <message>
      <source>licence: see its page</source>
      <translation>Lizenz: siehe Seite</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>verloren</translation>
    </message>
    <message>
      <source>my-classes</source>
      <translation>meine-klassen</translation>
    </message>
    <message>
      <source>net change</source>
      <translation>Nettoänderung</translation>
    </message>
    <message>
      <source>nir, height</source>
      <translation>nir, height</translation>
    </message>
    <message>
      <source>no Python yet</source>
      <translation>noch kein Python</translation>
    </message>
    <message>
      <source>not sure at all</source>
      <translation>gar nicht sicher</translation>
    </message>
    <message>
      <source>not {a}</source>
      <translation>nicht {a}</translation>
    </message>
    <message>
      <source>of any size</source>
      <translation>jeder Größe</translation>
    </message>
    <message>
      <source>rather sure</source>
      <translation>ziemlich sicher</translation>
    </message>
    <message>
      <source>shift between the dates {metres:.2g} m ({pixels:.1f} pixels)</source>
      <translation>Verschiebung zwischen den Daten {metres:.2g} m ({pixels:.1f} Pixel)</translation>
    </message>
    <message>
      <source>size not known</source>
      <translation>Größe nicht bekannt</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>sicher</translation>
    </message>
    <message>
      <source>the largest region of {a}</source>
      <translation>die größte Region von {a}</translation>
    </message>
    <message>
      <source>the layer {name} in {path}</source>
      <translation>den Layer {name} in {path}</translation>
    </message>
    <message>
      <source>the smallest region of {a}</source>
      <translation>die kleinste Region von {a}</translation>
    </message>
    <message>
      <source>the {count} largest regions of {a}</source>
      <translation>die {count} größten Regionen von {a}</translation>
    </message>
    <message>
      <source>the {count} smallest regions of {a}</source>
      <translation>die {count} kleinsten Regionen von {a}</translation>
    </message>
    <message>
      <source>total after</source>
      <translation>Summe nachher</translation>
    </message>
    <message>
      <source>total before</source>
      <translation>Summe vorher</translation>
    </message>
    <message>
      <source>unknown time</source>
      <translation>unbekannte Dauer</translation>
    </message>
    <message>
      <source>x of the place, in the raster's CRS</source>
      <translation>x des Ortes, im KBS des Rasters</translation>
    </message>
    <message>
      <source>y of the place, in the raster's CRS</source>
      <translation>y des Ortes, im KBS des Rasters</translation>
    </message>
    <message>
      <source>{area} ha</source>
      <translation>{area} ha</translation>
    </message>
    <message>
      <source>{area} ha in {time} on {device}</source>
      <translation>{area} ha in {time} auf {device}</translation>
    </message>
    <message>
      <source>{area} km²</source>
      <translation>{area} km²</translation>
    </message>
    <message>
      <source>{area} m²</source>
      <translation>{area} m²</translation>
    </message>
    <message>
      <source>{a} along {b}, within {distance} of its edge</source>
      <translation>{a} entlang {b}, höchstens {distance} von dessen Rand</translation>
    </message>
    <message>
      <source>{a} and</source>
      <translation>{a} und</translation>
    </message>
    <message>
      <source>{a} and {b}</source>
      <translation>{a} und {b}</translation>
    </message>
    <message>
      <source>{a} before</source>
      <translation>{a} vorher</translation>
    </message>
    <message>
      <source>{a} between {b} and {c}, each within {distance}</source>
      <translation>{a} zwischen {b} und {c}, jedes höchstens {distance} entfernt</translation>
    </message>
    <message>
      <source>{a} east of {b}</source>
      <translation>{a} östlich von {b}</translation>
    </message>
    <message>
      <source>{a} inside {b}</source>
      <translation>{a} innerhalb von {b}</translation>
    </message>
    <message>
      <source>{a} more than {distance} from {b}</source>
      <translation>{a} mehr als {distance} entfernt von {b}</translation>
    </message>
    <message>
      <source>{a} north of {b}</source>
      <translation>{a} nördlich von {b}</translation>
    </message>
    <message>
      <source>{a} north-east of {b}</source>
      <translation>{a} nordöstlich von {b}</translation>
    </message>
    <message>
      <source>{a} north-west of {b}</source>
      <translation>{a} nordwestlich von {b}</translation>
    </message>
    <message>
      <source>{a} of at least {area}</source>
      <translation>{a} mit mindestens {area}</translation>
    </message>
    <message>
      <source>{a} of at most {area}</source>
      <translation>{a} mit höchstens {area}</translation>
    </message>
    <message>
      <source>{a} or {b}</source>
      <translation>{a} oder {b}</translation>
    </message>
    <message>
      <source>{a} outside {b}</source>
      <translation>{a} außerhalb von {b}</translation>
    </message>
    <message>
      <source>{a} south of {b}</source>
      <translation>{a} südlich von {b}</translation>
    </message>
    <message>
      <source>{a} south-east of {b}</source>
      <translation>{a} südöstlich von {b}</translation>
    </message>
    <message>
      <source>{a} south-west of {b}</source>
      <translation>{a} südwestlich von {b}</translation>
    </message>
    <message>
      <source>{a} surrounded by {b} within {distance}</source>
      <translation>{a} umgeben von {b} innerhalb von {distance}</translation>
    </message>
    <message>
      <source>{a} west of {b}</source>
      <translation>{a} westlich von {b}</translation>
    </message>
    <message>
      <source>{a} within {distance} of {b}</source>
      <translation>{a} höchstens {distance} entfernt von {b}</translation>
    </message>
    <message>
      <source>{a} without {b}</source>
      <translation>{a} ohne {b}</translation>
    </message>
    <message>
      <source>{count} classes · {low:g}–{high:g} m RGB · version {version}</source>
      <translation>{count} Klassen · {low:g}–{high:g} m RGB · Version {version}</translation>
    </message>
    <message>
      <source>{count} megapixels</source>
      <translation>{count} Megapixel</translation>
    </message>
    <message>
      <source>{count} of {all} features of {name} are no polygons and were left out.</source>
      <translation>{count} von {all} Objekten von {name} sind keine Polygone und entfielen.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} do not lie on the scene.</source>
      <translation>{count} von {all} Labels von {name} liegen nicht auf der Szene.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} have no class and were left out.</source>
      <translation>{count} von {all} Labels von {name} haben keine Klasse und entfielen.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} look most like {like}: check them.</source>
      <translation>{count} von {all} Labels von {name} sehen am ehesten aus wie {like}: Prüfen Sie sie.</translation>
    </message>
    <message>
      <source>{count} of {of} labels of {name} look most like {like}.</source>
      <translation>{count} von {of} Labels von {name} sehen am ehesten aus wie {like}.</translation>
    </message>
    <message>
      <source>{count} phrases are too many at once: enter at most {most}.</source>
      <translation>{count} Ausdrücke sind zu viele auf einmal: Geben Sie höchstens {most} ein.</translation>
    </message>
    <message>
      <source>{count} phrases, one after the other</source>
      <translation>{count} Ausdrücke, einer nach dem anderen</translation>
    </message>
    <message>
      <source>{count} pixels in {time} on {device}</source>
      <translation>{count} Pixel in {time} auf {device}</translation>
    </message>
    <message>
      <source>{count} points have a class. Their file is temporary: it is deleted when QGIS closes.</source>
      <translation>{count} Punkte haben eine Klasse. Ihre Datei ist temporär: Sie wird gelöscht, wenn QGIS schließt.</translation>
    </message>
    <message>
      <source>{count} points to label lie on top of the layers: give each one its class.</source>
      <translation>{count} Punkte zum Bestimmen liegen über den Layern: Geben Sie jedem seine Klasse.</translation>
    </message>
    <message>
      <source>{count} regions of “{phrase}”, {area}</source>
      <translation>{count} Regionen von „{phrase}“, {area}</translation>
    </message>
    <message>
      <source>{count} selected in {layer}, within {size}</source>
      <translation>{count} ausgewählt in {layer}, innerhalb von {size}</translation>
    </message>
    <message>
      <source>{device}, with PyTorch from your package index</source>
      <translation>{device}, mit PyTorch von Ihrem Paketindex</translation>
    </message>
    <message>
      <source>{done} of {tasks} done, {failed} failed</source>
      <translation>{done} von {tasks} fertig, {failed} gescheitert</translation>
    </message>
    <message>
      <source>{host} computes for you now, on: {devices}.</source>
      <translation>{host} rechnet jetzt für Sie, auf: {devices}.</translation>
    </message>
    <message>
      <source>{host} did not send the file ({error}): try again later, the download continues where it stopped.</source>
      <translation>{host} hat die Datei nicht geschickt ({error}): Versuchen Sie es später noch einmal, der Download geht dort weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
      <source>{host} does not see the folder {here} as {there}: correct that line.</source>
      <translation>{host} sieht den Ordner {here} nicht als {there}: Berichtigen Sie diese Zeile.</translation>
    </message>
    <message>
      <source>{host} reads {there} but may not write in it, so results cannot be put there: change its rights.</source>
      <translation>{host} liest {there}, darf aber nicht hineinschreiben, daher können dort keine Ergebnisse abgelegt werden: Ändern Sie die Rechte.</translation>
    </message>
    <message>
      <source>{h} h {min:02d} min</source>
      <translation>{h} h {min:02d} min</translation>
    </message>
    <message>
      <source>{labelled} of {count} points have a class: the comparison leaves out the others.</source>
      <translation>{labelled} von {count} Punkten haben eine Klasse: Der Vergleich lässt die anderen weg.</translation>
    </message>
    <message>
      <source>{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.</source>
      <translation>{labels} Labels, {time}. Zu wenige, um zu sagen, wie genau das Modell ist: Geben Sie jeder Klasse zwei oder mehr.</translation>
    </message>
    <message>
      <source>{layer} change</source>
      <translation>{layer} Veränderung</translation>
    </message>
    <message>
      <source>{layer} corrections</source>
      <translation>{layer} Korrekturen</translation>
    </message>
    <message>
      <source>{layer} labels</source>
      <translation>{layer} Labels</translation>
    </message>
    <message>
      <source>{like} places more like this, {unlike} not like this</source>
      <translation>{like} Stellen so, {unlike} nicht so</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} %</source>
      <translation>{low:.0f} bis {high:.0f} %</translation>
    </message>
    <message>
      <source>{low:g}–{high:g} m RGB · version {version}</source>
      <translation>{low:g}–{high:g} m RGB · Version {version}</translation>
    </message>
    <message>
      <source>{min} min {s:02d} s</source>
      <translation>{min} min {s:02d} s</translation>
    </message>
    <message>
      <source>{min} to {max} m per pixel, best at {best} m</source>
      <translation>{min} bis {max} m je Pixel, am besten bei {best} m</translation>
    </message>
    <message>
      <source>{model}: land cover</source>
      <translation>{model}: Landbedeckung</translation>
    </message>
    <message>
      <source>{name} (after)</source>
      <translation>{name} (nachher)</translation>
    </message>
    <message>
      <source>{name} (before)</source>
      <translation>{name} (vorher)</translation>
    </message>
    <message>
      <source>{name} (ha)</source>
      <translation>{name} (ha)</translation>
    </message>
    <message>
      <source>{name} (polygons)</source>
      <translation>{name} (Polygone)</translation>
    </message>
    <message>
      <source>{name} (probability)</source>
      <translation>{name} (Wahrscheinlichkeit)</translation>
    </message>
    <message>
      <source>{name} ({memory:.0f} GB)</source>
      <translation>{name} ({memory:.0f} GB)</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} ist nicht verwendbar: {reason}</translation>
    </message>
    <message>
      <source>{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.</source>
      <translation>{name} sagt nicht, welche Kanäle rot, grün und blau sind; daher wurden die Kanäle 1, 2 und 3 gelesen.</translation>
    </message>
    <message>
      <source>{name} has labels: select and delete them first, or give them another class.</source>
      <translation>{name} hat Labels: Wählen Sie sie aus und löschen Sie sie zuerst, oder geben Sie ihnen eine andere Klasse.</translation>
    </message>
    <message>
      <source>{name} has no CRS, so areas were not measured.</source>
      <translation>{name} hat kein KBS, daher wurden keine Flächen gemessen.</translation>
    </message>
    <message>
      <source>{name} has no attribute for the class: add a text attribute, or make new labels.</source>
      <translation>{name} hat kein Attribut für die Klasse: Fügen Sie ein Textattribut hinzu oder legen Sie neue Labels an.</translation>
    </message>
    <message>
      <source>{name} has only {count} pixels, so all of them are points.</source>
      <translation>{name} hat nur {count} Pixel, daher sind alle davon Punkte.</translation>
    </message>
    <message>
      <source>{name} is greener, as in another season: changes between plants and bare ground may be false.</source>
      <translation>{name} ist grüner, wie in einer anderen Jahreszeit: Veränderungen zwischen Pflanzen und kahlem Boden können falsch sein.</translation>
    </message>
    <message>
      <source>{name} was made with {model}, which learnt from labels: add labels to those and train it again.</source>
      <translation>{name} wurde mit {model} erstellt, das aus Labels gelernt hat: Ergänzen Sie diese Labels und trainieren Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{name} was mapped within polygons: map an extent without them, and correct that.</source>
      <translation>{name} wurde innerhalb von Polygonen kartiert: Kartieren Sie eine Ausdehnung ohne sie, und korrigieren Sie diese.</translation>
    </message>
    <message>
      <source>{name}: polygons</source>
      <translation>{name}: Polygone</translation>
    </message>
    <message>
      <source>{name}: {area}, {percent} %</source>
      <translation>{name}: {area}, {percent} %</translation>
    </message>
    <message>
      <source>{name}: {found} % found, {mistaken} % of the others mistaken for it</source>
      <translation>{name}: {found} % gefunden, {mistaken} % der anderen damit verwechselt</translation>
    </message>
    <message>
      <source>{name}: {labels} labels</source>
      <translation>{name}: {labels} Labels</translation>
    </message>
    <message>
      <source>{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)</source>
      <translation>{name}: {labels} Labels, Genauigkeit {accuracy:.0f} % ({low:.0f} bis {high:.0f} %)</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}).</source>
      <translation>{path} kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}): choose another file.</source>
      <translation>{path} kann nicht geschrieben werden ({error}): Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to export to.</source>
      <translation>{path} ist ein Ordner: Geben Sie die Datei an, in die exportiert werden soll.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to save to.</source>
      <translation>{path} ist ein Ordner: Geben Sie die Datei an, in die gespeichert werden soll.</translation>
    </message>
    <message>
      <source>{path} is not the name of a GeoTIFF: use a name that ends in .tif.</source>
      <translation>{path} ist kein Name eines GeoTIFF: Verwenden Sie einen Namen, der auf .tif endet.</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} % of the ground has changed</source>
      <translation>{percent:.1f} % des Bodens haben sich verändert</translation>
    </message>
    <message>
      <source>{phrase} from {threshold:.2f}</source>
      <translation>{phrase} ab {threshold:.2f}</translation>
    </message>
    <message>
      <source>{phrase} – its file is missing</source>
      <translation>{phrase} – die Datei fehlt</translation>
    </message>
    <message>
      <source>{phrase} – not found</source>
      <translation>{phrase} – nicht gefunden</translation>
    </message>
    <message>
      <source>{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that value as nodata if there is no ground.</source>
      <translation>{share} von {name} sind rein {colour} und nicht als Nodata angegeben; sie galten daher als Bild: Geben Sie diesen Wert als Nodata an, wenn dort kein Boden ist.</translation>
    </message>
    <message>
      <source>{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.</source>
      <translation>{share} von {name} enthalten {value}; das ist nicht als Nodata angegeben, kann aber kein Boden sein und entfiel.</translation>
    </message>
    <message>
      <source>{size} GB</source>
      <translation>{size} GB</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} s</translation>
    </message>
    <message>
      <source>{text} {share} % is already on this machine.</source>
      <translation>{text} {share} % sind schon auf diesem Rechner.</translation>
    </message>
    <message>
      <source>{threshold:.2f}</source>
      <translation>{threshold:.2f}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
    <message>
      <source>{title} is installed.</source>
      <translation>{title} ist installiert.</translation>
    </message>
    <message>
      <source>{url} cannot be resumed: download it again.</source>
      <translation>{url} lässt sich nicht fortsetzen: Laden Sie es noch einmal herunter.</translation>
    </message>
    <message>
      <source>{url} ended too early: try again to continue the download.</source>
      <translation>{url} hörte zu früh auf: Versuchen Sie es noch einmal, um den Download fortzusetzen.</translation>
    </message>
    <message>
      <source>{url} is larger than expected: the file on the server has changed.</source>
      <translation>{url} ist größer als erwartet: Die Datei auf dem Server hat sich geändert.</translation>
    </message>
    <message>
      <source>{what} failed unexpectedly ({error}): try again, and report it if it fails again.</source>
      <translation>{what} ist unerwartet gescheitert ({error}): Versuchen Sie es noch einmal, und melden Sie es, wenn es wieder scheitert.</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} m</source>
      <translation>{width:.0f} × {height:.0f} m</translation>
    </message>
    <message>
      <source>{width:.1f} × {height:.1f} km</source>
      <translation>{width:.1f} × {height:.1f} km</translation>
    </message>
    <message>
      <source>“Colours” shows its three main components as red, green and blue: similar places have similar colours.</source>
      <translation>„Farben“ zeigt seine drei Hauptkomponenten als Rot, Grün und Blau: Ähnliche Orte haben ähnliche Farben.</translation>
    </message>
    <message>
      <source>“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else they are those of the extent.</source>
      <translation>„The largest“ und „the smallest“ sind die des ganzen Layers, der dann als Ganzes gelesen wird; sonst sind es die der Ausdehnung.</translation>
    </message>
    <message>
      <source>“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”.</source>
      <translation>„alphaearth:“ oder „tessera:“ und ein Jahr, „esd:“ oder „raster:“ und ein Pfad, oder „scene-context“.</translation>
    </message>
    <message>
      <source>“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”.</source>
      <translation>„auto“ (das schnellste), „cpu“, „cuda:0“, „cuda:1“ … oder „mps“.</translation>
    </message>
    <message>
      <source>“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a shift that differs smoothly from place to place.</source>
      <translation>„none“ liest beide dort, wo sie nach eigener Angabe liegen; „shift“ verschiebt eines um die gemessene Verschiebung, „field“ um eine, die sich von Ort zu Ort allmählich ändert.</translation>
    </message>
    <message>
      <source>“response” gives the network's own cells, “scene” gives pixels like the raster's.</source>
      <translation>„response“ liefert die eigenen Zellen des Netzes, „scene“ Pixel wie die des Rasters.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.</source>
      <translation>„scene“ liefert Pixel wie die des Rasters, „model“ Pixel in der Auflösung des Netzes.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” those of the network.</source>
      <translation>„scene“ liefert Pixel wie die des Rasters, „model“ die des Netzes.</translation>
    </message>
    <message>
      <source>“stratified” for a random sample that is stratified by the land cover's classes: areas can then be estimated. “other” for all other points. “auto” treats points as stratified.</source>
      <translation>„stratified“ für eine nach den Klassen der Landbedeckung geschichtete Zufallsstichprobe: Dann lassen sich Flächen schätzen. „other“ für alle anderen Punkte. „auto“ behandelt Punkte als geschichtet.</translation>
    </message>
    <message>
      <source>“{line}” is no pair of folders: write here = there.</source>
      <translation>„{line}“ ist kein Ordnerpaar: Schreiben Sie hier = dort.</translation>
    </message>
    <message>
      <source>“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores.</source>
      <translation>„{name}“ kann kein Modellname sein: bitte Buchstaben (ohne Umlaute), Ziffern, Punkte, Binde- und Unterstriche verwenden.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a raster: choose a raster layer.</source>
      <translation>„{name}“ lässt sich nicht als Raster lesen: Wählen Sie einen Rasterlayer.</translation>
    </message>
    <message>
      <source>“{name}” has no file of its own: save it as a GeoTIFF and use that.</source>
      <translation>„{name}“ hat keine eigene Datei: Speichern Sie es als GeoTIFF und nehmen Sie dieses.</translation>
    </message>
    <message>
      <source>“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.</source>
      <translation>„{name}“ ist nicht die Rasterdatei, aus der es entstanden ist: Speichern Sie es als GeoTIFF und nehmen Sie dieses.</translation>
    </message>
    <message>
      <source>“{phrase}” has no word in it: write what to look for.</source>
      <translation>„{phrase}“ enthält kein Wort: Schreiben Sie, was gesucht wird.</translation>
    </message>
    <message>
      <source>“{phrase}” is too long: use at most {most} characters.</source>
      <translation>„{phrase}“ ist zu lang: Verwenden Sie höchstens {most} Zeichen.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of class codes: write it as 5, 8.</source>
      <translation>„{text}“ ist keine Liste von Klassencodes: Schreiben Sie sie als 5, 8.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of metres: write it as 150, 300.</source>
      <translation>„{text}“ ist keine Liste von Metern: Schreiben Sie sie als 150, 300.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.</source>
      <translation>„{text}“ ist keine Liste von Orten: Schreiben Sie x und y als 380010 3950020; 380040 3950060.</translation>
    </message>
    <message>
      <source>… and {count} more: see manifest.gpkg</source>
      <translation>… und {count} weitere: siehe manifest.gpkg</translation>
    </message>
    <message>
      <source>⟳</source>
      <translation>⟳</translation>
    </message>
  </context>
</TS>
