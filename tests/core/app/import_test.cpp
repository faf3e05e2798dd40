// Proves: `jalon import` knows the national files a town has by their columns, stores nothing that
// tells of persons, refuses what it cannot use with a clear word, and what is wrong in real files
// is seen: by the import, or by the model's own sums.
#include "tests/core/app/importing.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Import, ChargePointsAreRecognisedAndTheirContactsNotStored) {
  const auto result = import(data + "irve_eborn_10.csv");
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("IRVE statique 2"), HasSubstr("contact_operateur"),
                                HasSubstr("--schema irve-statique"),
                                HasSubstr("stored that the mapping does not read")));
  const auto at = result.out.find("does not read");
  const auto unread = result.out.substr(at, result.out.find('\n', at) - at);
  EXPECT_THAT(unread, AllOf(HasSubstr("adresse_station"), Not(HasSubstr("contact_operateur")),
                            Not(HasSubstr("puissance_nominale")), Not(HasSubstr("coordonneesXY"))));
  const auto csv = stored("irve_eborn_10.csv"), toml = stored("irve_eborn_10.toml");
  EXPECT_THAT(csv + toml + read_file(folder_.path() / "town/dossier.toml"),
              AllOf(Not(HasSubstr("example.org")), Not(HasSubstr("+33"))));
  EXPECT_THAT(csv, HasSubstr("0.30916667€ par kwh"));
  const auto t = inventory("electro_mobility.charge_points");
  EXPECT_EQ(t.at("rows_in"), 10);
  EXPECT_EQ(quality(t, "in_service"), (Counts{0, 0, t.at("rows_kept").get<int>()}))
      << "dates are blank";
  EXPECT_EQ(quality(t, "accessibility")[0], 0) << "\"Accessibilité inconnue\" is unknown";
  EXPECT_EQ(quality(t, "power")[0], t.at("rows_kept"));
  EXPECT_EQ(quality(t, "station")[0], t.at("rows_kept"));
  EXPECT_EQ(of_kind(t, "refused"), 0u) << findings(t);
}

TEST_F(Import, ChargePointsWithARepeatedIdentifierAreTold) {
  std::string csv = read_file(data + "irve_eborn_10.csv");
  const auto first = csv.find('\n') + 1;
  csv += csv.substr(first, csv.find('\n', first) + 1 - first);
  ASSERT_EQ(import(write("twice.csv", csv)).code, done);
  EXPECT_THAT(findings(inventory("electro_mobility.charge_points")),
              HasSubstr("exact copy of row 2"));
}

TEST_F(Import, ADraftOfTheNextVersionIsRefusedWithWhatToDo) {
  const auto file = write("v3.csv",
                          "id_pdc_itinerance,id_station_itinerance,nom_station,coordonneesXY,"
                          "puissance_nominale,type_vehicule,equipement_afir,tarif_ids\n"
                          "FRAAAE1,FRAAAP1,A,\"[5.6, 45.3]\",22,[],[],[]\n");
  const auto result = import(file);
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, AllOf(HasSubstr("3.0.0-alpha"), HasSubstr("version 2.3")));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "town/inventory/v3.csv"));
  EXPECT_THAT(run({"--lang", "fr", "import", town(), file}).err, HasSubstr("ébauche"));
}

TEST_F(Import, CarParksAreReadAndAPriceOfNothingIsNotBelieved) {
  ASSERT_EQ(import(data + "bnls_good.csv").code, done);
  const auto t = inventory("parking.car_parks");
  EXPECT_EQ(t.at("rows_kept"), 15);
  EXPECT_EQ(of_kind(t, "refused"), 0u) << findings(t);
  EXPECT_EQ(quality(t, "users")[0], 15);
  EXPECT_EQ(quality(t, "is_free")[0], 15);
  EXPECT_LT(quality(t, "height")[0], 15) << "N/A is no height";
  EXPECT_THAT(findings(t), HasSubstr("its first hour costs 0"));
  EXPECT_THAT(stored("bnls_good.csv"), HasSubstr("06088-P-001;")) << "leading zeros stay";
}

TEST_F(Import, APriceThatIsBlankIsNeverZeroAndCodesOfArrondissementsAreKept) {
  ASSERT_EQ(import(data + "bnls_good.csv").code, done);
  const auto t = inventory("parking.car_parks");
  EXPECT_EQ(quality(t, "price_1h"), (Counts{11, 2, 2}))
      << "blank in four rows: estimated in the two that charge, unknown in the two that do not";
  EXPECT_THAT(stored("bnls_good.csv"), HasSubstr(";75101;")) << "no commune, and not rewritten";
}

TEST_F(Import, TheRaggedTwinOfAFileLosesItsRaggedRowsOnly) {
  ASSERT_EQ(import(data + "bnls_good.csv").code, done);
  const auto good = inventory("parking.car_parks");
  std::filesystem::remove_all(town());
  SetUp();
  ASSERT_EQ(import(data + "bnls_ragged.csv").code, done);
  const auto ragged = inventory("parking.car_parks");
  EXPECT_EQ(ragged.at("rows_in"), 15);
  EXPECT_EQ(ragged.at("rows_set_aside"), 5) << findings(ragged);
  EXPECT_LT(ragged.at("totals").at("spaces").at("kept"), good.at("totals").at("spaces").at("kept"));
  for (const auto &f : ragged.at("findings"))
    EXPECT_TRUE(f.at("kind") != "refused" || f.at("column") == "Xlong, Ylat") << f;
}

TEST_F(Import, ABooleanInWordsIsTheSameAsInDigits) {
  std::string csv = read_file(data + "bnls_good.csv");
  for (auto at = csv.find(";tous;"); at != csv.npos; at = csv.find(";tous;", at + 1)) {
    const auto cell = at + 6;
    csv.replace(cell, 1, csv[cell] == '1' ? "true" : "False");
  }
  ASSERT_EQ(import(write("words.csv", csv)).code, done);
  EXPECT_EQ(quality(inventory("parking.car_parks"), "is_free")[0], 15);
}

TEST_F(Import, AFileInLatin1KeepsItsBytesAndIsReadWithAccents) {
  territory_of({"2A004", "2B169", "2B050", "2A271", "2B033"});
  ASSERT_EQ(import(data + "covoiturage_latin1.csv", {"--table", "parking.car_parks"}).code, done);
  EXPECT_EQ(stored("covoiturage_latin1.csv"), read_file(data + "covoiturage_latin1.csv"));
  EXPECT_THAT(stored("covoiturage_latin1.toml"),
              AllOf(HasSubstr("encoding = \"Windows-1252\""), HasSubstr("Nom_officiel_région"),
                    HasSubstr("from = \"nbre_pl\"")));
  EXPECT_EQ(inventory("parking.car_parks").at("encoding"), "Windows-1252");
}

TEST_F(Import, AFileOfNoKnownKindWantsATableAndIsToldWhich) {
  const auto result = import(data + "qualicharge_6.csv");
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err,
              AllOf(HasSubstr("--table TABLE"), HasSubstr("electro_mobility.charge_points")));
  const auto with =
      import(data + "qualicharge_6.csv", {"--table", "electro_mobility.charge_points"});
  ASSERT_EQ(with.code, done) << with.err;
  EXPECT_THAT(with.out, HasSubstr("proposed by names and contents"));
  const auto t = inventory("electro_mobility.charge_points");
  EXPECT_EQ(t.at("rows_kept"), 1);
  EXPECT_EQ(t.at("rows_elsewhere"), 5) << "the others name no commune, or another";
  EXPECT_EQ(quality(t, "in_service")[0], 0) << "\"July 23, 2024, 11:30 AM\" of created_at";
  const auto settings = read_file(folder_.path() / "town/settings.toml");
  EXPECT_THAT(settings + with.out, HasSubstr("48.84103")) << "the position of its only row";
  EXPECT_THAT(findings(t), HasSubstr("has no name")) << "the first column";
}

TEST_F(Import, VolumesCopiedFromAnotherServiceAreCaughtThoughTheSourceMarksThemClean) {
  const auto result = import(data + "sispea_2022.csv", {"--territory-checked"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(stored("sispea_2022.csv"),
              AllOf(HasSubstr("Sans anomalie apparente"), Not(HasSubstr("Courriels"))));
  const auto t = inventory("water.services");
  EXPECT_THAT(findings(t), AllOf(HasSubstr("182.7 %"), HasSubstr("copied from one service")));
  const auto shown = run({"inventory", town()}).out;
  EXPECT_THAT(shown, HasSubstr("its efficiency and losses are unknown"));
  EXPECT_EQ(quality(t, "connections"), (Counts{0, 0, 2})) << "unknown is not one";
  EXPECT_EQ(quality(t, "contract_end")[0], 2);
  EXPECT_EQ(t.at("totals").at("length").at("kept"), 1917);
  EXPECT_NEAR(t.at("totals").at("declared_efficiency").at("kept"), 1.636, 1e-9);
}

TEST_F(Import, TheEfficiencyOfAServiceWithCopiedVolumesIsUnknown) {
  // The second service alone in its year: nothing of the first stands in for it.
  std::string csv = read_file(data + "sispea_2022.csv");
  const auto first = csv.find('\n') + 1, second = csv.find('\n', first) + 1;
  ASSERT_EQ(import(write("second.csv", csv.substr(0, first) + csv.substr(second)),
                   {"--territory-checked"})
                .code,
            done);
  const auto t = inventory("water.services");
  EXPECT_THAT(findings(t), HasSubstr("182.7 %"));
  const auto result = run({"diagnose", town(), "--json"});
  ASSERT_EQ(result.code, done) << result.err;
  const auto at = result.out.find("\"name\": \"water.efficiency\"");
  ASSERT_NE(at, std::string::npos);
  const auto value = result.out.find("\"central\"", at);
  EXPECT_EQ(result.out.substr(value, 15), "\"central\": null");
}

TEST_F(Import, ServicesThatWaitToBeFilledInAreSetAside) {
  ASSERT_EQ(import(data + "sispea_tarifs_2024.csv", {"--territory-checked"}).code, done);
  const auto t = inventory("water.services");
  EXPECT_EQ(t.at("rows_kept"), 4);
  EXPECT_EQ(t.at("rows_set_aside"), 2);
  EXPECT_THAT(findings(t), HasSubstr("En attente de saisie"));
}

TEST_F(Import, AMislabelledFileOfFiguresIsNoInventory) {
  const std::string file = data + "rendement_departement.csv";
  EXPECT_EQ(import(file).code, bad_input);
  EXPECT_THAT(import(file, {"--table", "water.services"}).err, HasSubstr("nothing was changed"));
}

TEST_F(Import, AuditsWithTheirDefectsAreReadByAMappingThatNamesThem) {
  const auto mapping = write("awwa.toml", R"toml(table = "water.services"
[file]
blank = ["NA", "Select..."]
[columns.service]
from = "name"
[columns.year]
from = "year"
[columns.connections]
from = "number active and inactive connections"
[columns.length]
from = "length of mains in miles"
unit = "mile"
[columns.produced]
from = "water supplied own source"
units = { from = "units", "Million gallons (US)" = "1e6 gallon" }
[columns.bought]
from = "water supplied imported"
units = { from = "units", "Million gallons (US)" = "1e6 gallon" }
[columns.domestic]
add = ["billed metered", "billed unmetered"]
units = { from = "units", "Million gallons (US)" = "1e6 gallon" }
[columns.tariff]
from = "customer retail unit cost in dollars/year"
[columns.tariff.units]
from = "customer retail unit cost units"
"$/100 cubic feet (ccf)" = "currency/(100 ft3)"
"$/1000 gallons (US)" = "currency/(1000 gallon)"
"$/1000 litres" = "currency/m3"
)toml");
  ASSERT_EQ(import(data + "awwa_13.csv", {"--table", "water.services", "--mapping", mapping}).code,
            done);
  const auto t = inventory("water.services");
  EXPECT_EQ(t.at("rows_in"), 13);
  EXPECT_EQ(quality(t, "year"), (Counts{12, 0, 1})) << "NA is unknown, not the year 0";
  EXPECT_THAT(findings(t), AllOf(HasSubstr("a part of the sum is unknown"),
                                 HasSubstr("exact copy of row 13"), HasSubstr("which cannot be")));
  EXPECT_NEAR(t.at("totals").at("length").at("in").get<double>(), 4249.95 * 1.609344, 0.1);
}

TEST_F(Import, VolumesThatAreBlankAreNotZero) {
  const auto mapping = write("gds.toml", R"(table = "e_administration.procedures"
[columns.name]
from = "Name of service"
[columns.volume]
from = "October 2016 to September 2017: volume"
[columns.online_volume]
from = "October 2016 to September 2017: digital volume"
)");
  ASSERT_EQ(import(data + "uk_gds_6.csv",
                   {"--table", "e_administration.procedures", "--mapping", mapping})
                .code,
            done);
  const auto t = inventory("e_administration.procedures");
  EXPECT_EQ(quality(t, "volume"), (Counts{5, 0, 1})) << "a blank is unknown, not one case";
  EXPECT_EQ(quality(t, "online_volume"), (Counts{3, 0, 3}));
  EXPECT_EQ(t.at("totals").at("volume").at("kept"), 8604 + 1323 + 69687 + 0 + 561);
}

TEST_F(Import, ProceduresOfTheObservatoryAreReadByTheirWords) {
  const auto file = write("demarches.csv",
                          "titre;niveauDemat;statutDemat;dematObligatoire;franceConnect;volumetrie;"
                          "volumetrieDemat;pourcentageRecoursVoieDematerialisee;accompagnement;"
                          "accessibilityScore;courriel\n"
                          "Acte de naissance;teleprocedure;enLigneEntierement;non;oui;1200;300;25;"
                          "oui;62;x@example.org\n"
                          "Permis;formulaire;deploiementPartiel;nr;na;80;nr;;non;nr;\n");
  ASSERT_EQ(import(file).code, done);
  const auto t = inventory("e_administration.procedures");
  EXPECT_EQ(t.at("rows_kept"), 2);
  EXPECT_EQ(of_kind(t, "refused"), 0u) << findings(t);
  EXPECT_EQ(quality(t, "digital_level")[0], 2);
  EXPECT_EQ(quality(t, "online_status")[0], 2);
  EXPECT_EQ(quality(t, "france_connect")[0], 2);
  EXPECT_EQ(quality(t, "mandatory"), (Counts{1, 0, 1})) << "nr is not said";
  EXPECT_EQ(t.at("totals").at("share_online").at("kept"), 0.25);
  EXPECT_THAT(stored("demarches.csv"), Not(HasSubstr("example.org")));
}

TEST_F(Import, MainsInService_CodesOfMaterialAndBlankYearsAreRead) {
  const auto file = write(
      "canalaep.csv",
      "idcana;mouvrage;gexploit;enservice;branchemnt;materiau;diametre;anfinpose;modecirc;"
      "contcanaep;fonccanaep;idnini;idnterm;longcana;andebpose\n"
      "C1;Régie;Régie;O;N;12;100;1956;01;01;01;N1;N2;250;\nC2;Régie;Régie;O;N;00;0;0000;01;01;01;"
      "N2;N3;80;1998\nC3;Régie;Régie;N;N;02;80;1970;01;01;01;N3;N4;90;\nC4;Régie;Régie;O;O;17;25;"
      "2005;01;01;01;N2;N9;;\nC5;Régie;Régie;O;N;24;63;1974;01;01;01;N4;N5;;\n");
  ASSERT_EQ(import(file).code, done);
  const auto t = inventory("water.pipes");
  EXPECT_EQ(t.at("rows_kept"), 3);
  EXPECT_EQ(t.at("rows_set_aside"), 2) << "out of service, and a connection";
  EXPECT_EQ(quality(t, "material"), (Counts{2, 0, 1}));
  EXPECT_EQ(quality(t, "laid")[0], 3);
  EXPECT_EQ(quality(t, "length"), (Counts{2, 0, 1})) << "an unknown length is not 1 m";
  EXPECT_EQ(t.at("totals").at("length").at("kept"), 330);
}

TEST_F(Import, RepairsAreKnownAndRefusedWithWhereTheyBelong) {
  const auto result =
      import(write("repar.csv",
                   "idrepar;x;y;supprepare;defreparee;idsuprepar;daterepar\n1;2;3;01;"
                   "01;C1;2020\n"));
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("water.pipes"));
}

TEST_F(Import, AFileThatLiesInTheDossierIsNotRewritten) {
  const auto file = write("town/inventory/mine.csv", "id;email;nb_places\n1;a@example.org;3\n");
  const auto result = import(file, {"--table", "parking.car_parks"});
  EXPECT_EQ(result.code, bad_input);
  EXPECT_THAT(result.err, HasSubstr("move it out"));
  EXPECT_THAT(read_file(file), HasSubstr("a@example.org")) << "it is the town's only one";
}

TEST_F(Import, AMappingProposedForAnUnknownFileShowsNothingOfPersons) {
  const auto file = write("lampes.csv",
                          "ident;type;puissance;interlocuteur;ligne directe\nA1;LED;40;Anne "
                          "Martin;01 99 00 12 34\nA2;SHP;70;Luc Petit;0199001235\n");
  ASSERT_EQ(import(file, {"--table", "lighting.points"}).code, done);
  EXPECT_THAT(stored("lampes.toml") + stored("lampes.csv"),
              AllOf(Not(HasSubstr("Martin")), Not(HasSubstr("0199001235")), HasSubstr("LED")));
}

TEST_F(Import, OfAFileWiderThanTheTownItsOwnRowsAreTaken) {
  territory_of({"74056"});
  const auto result = import(data + "irve_eborn_10.csv");
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("10 read, 2 kept, 8 of other communes left out"),
                                HasSubstr("middle of 2 rows")));
  const auto t = inventory("electro_mobility.charge_points");
  EXPECT_EQ(t.at("rows_kept"), 2);
  EXPECT_EQ(t.at("rows_elsewhere"), 8);
  EXPECT_EQ(t.at("totals").at("count").at("in"), 2);
  EXPECT_THAT(read_file(folder_.path() / "town/settings.toml"), HasSubstr("value = 45.92503"))
      << "the middle of its own rows";
}

TEST_F(Import, AnArrondissementIsOfItsTown) {
  territory_of({"75056"});
  ASSERT_EQ(import(data + "bnls_good.csv").code, done);
  EXPECT_EQ(inventory("parking.car_parks").at("rows_kept"), 2);
}

TEST_F(Import, AFileOfAnotherTownChangesNothing) {
  territory_of({});
  const auto before = read_file(folder_.path() / "town/dossier.toml");
  for (const char *file : {"irve_eborn_10.csv", "bnls_good.csv"}) {
    const auto result = import(data + file);
    EXPECT_EQ(result.code, bad_input);
    EXPECT_THAT(result.err, AllOf(HasSubstr("is of this territory"), HasSubstr("38563")));
    EXPECT_THAT(run({"--lang", "fr", "import", town(), data + file}).err,
                HasSubstr("n’est de ce territoire"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "town/inventory" / file));
  }
  EXPECT_EQ(read_file(folder_.path() / "town/dossier.toml"), before);
}

TEST_F(Import, ServicesOfOthersAreToldByTheInhabitantsTheyServe) {
  EXPECT_THAT(import(data + "sispea_2022.csv", {"--territory-checked"}).out,
              HasSubstr("the rows serve 149888 inhabitants"));
}

TEST_F(Import, FiguresOfAnotherTerritoryAreRefusedUnlessTheTownSaysThatItHasChecked) {
  territory_of({});
  const std::string before = read_file(folder_.path() / "town/dossier.toml");
  for (const std::string file : {"sispea_2022.csv", "sispea_tarifs_2024.csv"}) {
    const auto refused = import(data + file);
    EXPECT_EQ(refused.code, bad_input);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("972"), HasSubstr("38 (Is"), HasSubstr("38563"),
                                   HasSubstr("--territory-checked")));
  }
  EXPECT_EQ(read_file(folder_.path() / "town/dossier.toml"), before);
  const auto taken = import(data + "sispea_2022.csv", {"--territory-checked"});
  ASSERT_EQ(taken.code, done) << taken.err;
  EXPECT_THAT(taken.out, HasSubstr("the town has checked them (territory_checked)"));
  EXPECT_THAT(stored("sispea_2022.toml"), HasSubstr("[file]\nterritory_checked = true\n"));
  EXPECT_THAT(findings(inventory("water.services")), HasSubstr("territory_checked"))
      << "each later run says so";
}

TEST_F(Import, RowsSetAsideAreToldWithTheReasonAndTheFirstOfThem) {
  EXPECT_THAT(import(data + "sispea_tarifs_2024.csv", {"--territory-checked"}).out,
              AllOf(HasSubstr("Set aside: 2 (the first is row"), HasSubstr("statut: ")));
}

TEST_F(Import, AListOfProjectsIsSentToItsOwnCommand) {
  const std::string csv = "id,nom,description,phase,phaseStatut\n,Halle,,Idée,\n";
  const auto fonds = write("fonds.csv", "numero_dossier_ds,nom_du_projet,montant_engage\n1,A,2\n");
  const auto json = write("p.json",
                          "[{\"nom\":\"A\",\"phase\":\"Idée\",\"description\":\"\","
                          "\"programme\":\"\"}]");
  for (const auto &file : {write("p.csv", csv), fonds, json})
    EXPECT_THAT(import(file).err, HasSubstr("jalon projects import")) << file;
}

TEST_F(Import, AFileForAnotherTableChangesNothing) {
  const auto before = read_file(folder_.path() / "town/dossier.toml");
  const auto file = write("sessions.csv",
                          "Charging event,Start Date,Energy,Site,Model\n1,2018-09-01,3.5,A,X\n"
                          "2,2018-09-02,4.5,B,X\n3,2018-09-03,1,B,X\n4,2018-09-05,2,B,X\n");
  for (const char *table : {"electro_mobility.bikes", "parking.car_parks"})
    EXPECT_THAT(import(file, {"--table", table}).err, HasSubstr("nothing was changed")) << table;
  EXPECT_EQ(read_file(folder_.path() / "town/dossier.toml"), before);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "town/inventory/sessions.csv"));
}

TEST_F(Import, AMainWithoutItsLengthIsAsLongAsItsLine) {
  const std::string fields =
      "\"contcanaep\":\"01\",\"fonccanaep\":\"01\",\"materiau\":\"12\",\"diametre\":100,"
      "\"anfinpose\":\"1956\",\"modecirc\":\"01\",\"idnini\":\"a\",\"idnterm\":\"b\"";
  const auto file = write("mains.geojson",
                          "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                          "\"properties\":{\"idcana\":\"C1\"," +
                              fields +
                              "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[5.59,45],"
                              "[5.60,45]]}}]}");
  ASSERT_EQ(import(file).code, done);
  const auto t = inventory("water.pipes");
  EXPECT_NEAR(t.at("totals").at("length").at("kept").get<double>(), 788.47, 0.02);
  EXPECT_THAT(findings(t), HasSubstr("the length of the line on the map"));
}

TEST_F(Import, AQuotedNameInAQuotedNameIsReadAndPutRightInTheCopy) {
  std::string csv = read_file(data + "irve_eborn_10.csv");
  const std::string name = "\"CHAMONIX-MONT-BLANC  - Parking Mont Blanc\"";
  csv.replace(csv.find(name), name.size(), "\"\"CHAMONIX  \"\"des sœurs\"\" Rue A\"\"");
  const auto result = import(write("quoted.csv", csv));
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("put right in the copy: 1"));
  EXPECT_THAT(stored("quoted.csv"), HasSubstr("\"CHAMONIX  \"\"des sœurs\"\" Rue A\""));
  EXPECT_EQ(inventory("electro_mobility.charge_points").at("rows_kept"), 10);
}

TEST_F(Import, PricesAndHeightsAreNotSummedUp) {
  ASSERT_EQ(import(data + "bnls_good.csv").code, done);
  EXPECT_THAT(run({"inventory", town(), "--most", "0"}).out,
              AllOf(::testing::ContainsRegex("total of [^\n]*spaces"),
                    Not(::testing::ContainsRegex("total of [^\n]*price_1h")),
                    Not(::testing::ContainsRegex("total of [^\n]*height"))));
}

TEST_F(Import, AFileOfOneOperatorIsToldToBeALowerBound) {
  const auto result = import(data + "irve_eborn_10.csv");
  EXPECT_THAT(result.out, HasSubstr("what is counted is a lower bound"));
  EXPECT_THAT(run({"diagnose", town(), "--json"}).out,
              HasSubstr("what is counted is a lower bound"));
}

}  // namespace
}  // namespace jalon
