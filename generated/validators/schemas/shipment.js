// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func26 = ucs2length;
const obj0 = {"properties":{"shipment_id":1,"customer_id":1,"customer_reference":1,"status":1,"service_level":1,"from":1,"to":1,"weight_kg":1,"pallets":1,"distance_km":1,"booked_at":1,"promised_by":1,"expected_at":1,"delivered_at":1,"late_minutes":1,"delay_reason":1,"vehicle_id":1,"case_id":1,"events":1}};
const obj1 = ["booked","collected","in_transit","at_depot","out_for_delivery","delivered","cancelled"];
const obj2 = ["economy","standard","express"];
const obj3 = ["traffic","weather","vehicle_breakdown","missed_collection","recipient_closed"];
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const pattern1 = new RegExp("^CUS-[0-9]{4}$", "u");
const pattern2 = new RegExp("^PO-[0-9]{6}$", "u");
const pattern3 = new RegExp("^[A-Z]{2}$", "u");
const pattern5 = new RegExp("^VEH-[0-9]{4}$", "u");
const pattern6 = new RegExp("^CASE-[0-9]{6}$", "u");
const formats0 = formats["date-time"];
const obj4 = ["booked","collected","departed","arrived","out_for_delivery","delivered","cancelled"];
function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.at === undefined) || (!(owns(data, "at")))) && (missing0 = "at")) || (((data.event === undefined) || (!(owns(data, "event")))) && (missing0 = "event"))) || (((data.place === undefined) || (!(owns(data, "place")))) && (missing0 = "place"))){
validate1.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "at") || (key0 === "event")) || (key0 === "place"))){
validate1.errors = [{instancePath,keyword:"additionalProperties",params:{property: key0, known: ["at","event","place"], closed: true}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.at !== undefined && owns(data, "at")){
let data0 = data.at;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs3){
if(typeof data0 == "number"){
}
if(errors === _errs3){
if(typeof data0 === "string"){
if(data0.length > 40 && func26(data0) > 40){
validate1.errors = [{instancePath:instancePath+"/at",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data0))){
validate1.errors = [{instancePath:instancePath+"/at",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/at",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid1 = _errs3 === errors;
if(valid1){
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && owns(data, "event")){
let data1 = data.event;
const _errs5 = errors;
if(!(data1 === "booked" || data1 === "collected" || data1 === "departed" || data1 === "arrived" || data1 === "out_for_delivery" || data1 === "delivered" || data1 === "cancelled")){
validate1.errors = [{instancePath:instancePath+"/event",keyword:"enum",params:{allowedValues: obj4}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.place !== undefined && owns(data, "place")){
let data2 = data.place;
const _errs6 = errors;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.city === undefined) || (!(owns(data2, "city")))) && (missing1 = "city")) || (((data2.country === undefined) || (!(owns(data2, "country")))) && (missing1 = "country"))){
validate1.errors = [{instancePath:instancePath+"/place",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs9 = errors;
for(const key1 in data2){
if(!Object.prototype.hasOwnProperty.call(data2, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
validate1.errors = [{instancePath:instancePath+"/place",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}}];
return false;
break;
}
}
if(_errs9 === errors){
if(data2.city !== undefined && owns(data2, "city")){
let data3 = data2.city;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(data3.length > 80 && func26(data3) > 80){
validate1.errors = [{instancePath:instancePath+"/place/city",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(data3.length < 1){
validate1.errors = [{instancePath:instancePath+"/place/city",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/place/city",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.country !== undefined && owns(data2, "country")){
let data4 = data2.country;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern3.test(data4)){
validate1.errors = [{instancePath:instancePath+"/place/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/place/country",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
}
}
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/place",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid2 = _errs7 === errors;
if(valid2){
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
}
}
}
}
}
}
else {
validate1.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
if(errors === 0){
}
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.customer_id === undefined) || (!(owns(data, "customer_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "customer_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.customer_reference === undefined) || (!(owns(data, "customer_reference")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "customer_reference"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.status === undefined) || (!(owns(data, "status")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "status"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.service_level === undefined) || (!(owns(data, "service_level")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "service_level"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data.from === undefined) || (!(owns(data, "from")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "from"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data.to === undefined) || (!(owns(data, "to")))){
const err6 = {instancePath,keyword:"required",params:{missingProperty: "to"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data.weight_kg === undefined) || (!(owns(data, "weight_kg")))){
const err7 = {instancePath,keyword:"required",params:{missingProperty: "weight_kg"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data.pallets === undefined) || (!(owns(data, "pallets")))){
const err8 = {instancePath,keyword:"required",params:{missingProperty: "pallets"}};
(vErrors ??= []).push(err8);
errors++;
}
if((data.distance_km === undefined) || (!(owns(data, "distance_km")))){
const err9 = {instancePath,keyword:"required",params:{missingProperty: "distance_km"}};
(vErrors ??= []).push(err9);
errors++;
}
if((data.booked_at === undefined) || (!(owns(data, "booked_at")))){
const err10 = {instancePath,keyword:"required",params:{missingProperty: "booked_at"}};
(vErrors ??= []).push(err10);
errors++;
}
if((data.promised_by === undefined) || (!(owns(data, "promised_by")))){
const err11 = {instancePath,keyword:"required",params:{missingProperty: "promised_by"}};
(vErrors ??= []).push(err11);
errors++;
}
if((data.late_minutes === undefined) || (!(owns(data, "late_minutes")))){
const err12 = {instancePath,keyword:"required",params:{missingProperty: "late_minutes"}};
(vErrors ??= []).push(err12);
errors++;
}
const _errs1 = errors;
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(func0.call(obj0.properties, key0))){
const err13 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","customer_id","customer_reference","status","service_level","from","to","weight_kg","pallets","distance_km","booked_at","promised_by","expected_at","delivered_at","late_minutes","delay_reason","vehicle_id","case_id","events"], closed: true}};
(vErrors ??= []).push(err13);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err14 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err14);
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.customer_id !== undefined && owns(data, "customer_id")){
let data1 = data.customer_id;
const _errs5 = errors;
const _errs6 = errors;
const _errs7 = errors;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err16 = {instancePath:instancePath+"/customer_id",keyword:"pattern",params:{pattern: "^CUS-[0-9]{4}$"}};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/customer_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err17);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
if(data.customer_reference !== undefined && owns(data, "customer_reference")){
let data2 = data.customer_reference;
const _errs8 = errors;
const _errs9 = errors;
const _errs10 = errors;
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
const err18 = {instancePath:instancePath+"/customer_reference",keyword:"pattern",params:{pattern: "^PO-[0-9]{6}$"}};
(vErrors ??= []).push(err18);
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/customer_reference",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err19);
errors++;
}
var valid3 = _errs9 === errors;
var valid0 = _errs8 === errors;
}
if(data.status !== undefined && owns(data, "status")){
let data3 = data.status;
const _errs11 = errors;
const _errs12 = errors;
if(!(data3 === "booked" || data3 === "collected" || data3 === "in_transit" || data3 === "at_depot" || data3 === "out_for_delivery" || data3 === "delivered" || data3 === "cancelled")){
const err20 = {instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: obj1}};
(vErrors ??= []).push(err20);
errors++;
}
var valid4 = _errs12 === errors;
var valid0 = _errs11 === errors;
}
if(data.service_level !== undefined && owns(data, "service_level")){
let data4 = data.service_level;
const _errs13 = errors;
const _errs14 = errors;
if(!(data4 === "economy" || data4 === "standard" || data4 === "express")){
const err21 = {instancePath:instancePath+"/service_level",keyword:"enum",params:{allowedValues: obj2}};
(vErrors ??= []).push(err21);
errors++;
}
var valid5 = _errs14 === errors;
var valid0 = _errs13 === errors;
}
if(data.from !== undefined && owns(data, "from")){
let data5 = data.from;
const _errs15 = errors;
const _errs16 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.city === undefined) || (!(owns(data5, "city")))){
const err22 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err22);
errors++;
}
if((data5.country === undefined) || (!(owns(data5, "country")))){
const err23 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err23);
errors++;
}
const before1 = errors;
for(const key1 in data5){
if(!Object.prototype.hasOwnProperty.call(data5, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
const err24 = {instancePath:instancePath+"/from",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err24);
errors++;
}
if(errors > before1){
break;
}
}
if(data5.city !== undefined && owns(data5, "city")){
let data6 = data5.city;
const _errs19 = errors;
if(typeof data6 === "string"){
if(data6.length > 80 && func26(data6) > 80){
const err25 = {instancePath:instancePath+"/from/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err25);
errors++;
}
if(data6.length < 1){
const err26 = {instancePath:instancePath+"/from/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err26);
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/from/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err27);
errors++;
}
var valid7 = _errs19 === errors;
}
if(data5.country !== undefined && owns(data5, "country")){
let data7 = data5.country;
const _errs21 = errors;
if(typeof data7 === "string"){
if(!pattern3.test(data7)){
const err28 = {instancePath:instancePath+"/from/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err28);
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/from/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err29);
errors++;
}
var valid7 = _errs21 === errors;
}
}
else {
const err30 = {instancePath:instancePath+"/from",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err30);
errors++;
}
var valid6 = _errs16 === errors;
var valid0 = _errs15 === errors;
}
if(data.to !== undefined && owns(data, "to")){
let data8 = data.to;
const _errs23 = errors;
const _errs24 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if((data8.city === undefined) || (!(owns(data8, "city")))){
const err31 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err31);
errors++;
}
if((data8.country === undefined) || (!(owns(data8, "country")))){
const err32 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err32);
errors++;
}
const before2 = errors;
for(const key2 in data8){
if(!Object.prototype.hasOwnProperty.call(data8, key2)) continue;
if(!((key2 === "city") || (key2 === "country"))){
const err33 = {instancePath:instancePath+"/to",keyword:"additionalProperties",params:{property: key2, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err33);
errors++;
}
if(errors > before2){
break;
}
}
if(data8.city !== undefined && owns(data8, "city")){
let data9 = data8.city;
const _errs27 = errors;
if(typeof data9 === "string"){
if(data9.length > 80 && func26(data9) > 80){
const err34 = {instancePath:instancePath+"/to/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err34);
errors++;
}
if(data9.length < 1){
const err35 = {instancePath:instancePath+"/to/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err35);
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/to/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err36);
errors++;
}
var valid9 = _errs27 === errors;
}
if(data8.country !== undefined && owns(data8, "country")){
let data10 = data8.country;
const _errs29 = errors;
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
const err37 = {instancePath:instancePath+"/to/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err37);
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/to/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err38);
errors++;
}
var valid9 = _errs29 === errors;
}
}
else {
const err39 = {instancePath:instancePath+"/to",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err39);
errors++;
}
var valid8 = _errs24 === errors;
var valid0 = _errs23 === errors;
}
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data11 = data.weight_kg;
const _errs31 = errors;
const _errs32 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err40 = {instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err40);
errors++;
}
if(typeof data11 == "number"){
if(data11 > 100000 || isNaN(data11)){
const err41 = {instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err41);
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err42 = {instancePath:instancePath+"/weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err42);
errors++;
}
}
var valid10 = _errs32 === errors;
var valid0 = _errs31 === errors;
}
if(data.pallets !== undefined && owns(data, "pallets")){
let data12 = data.pallets;
const _errs34 = errors;
const _errs35 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err43 = {instancePath:instancePath+"/pallets",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err43);
errors++;
}
if(typeof data12 == "number"){
if(data12 > 66 || isNaN(data12)){
const err44 = {instancePath:instancePath+"/pallets",keyword:"maximum",params:{comparison: "<=", limit: 66}};
(vErrors ??= []).push(err44);
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err45 = {instancePath:instancePath+"/pallets",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err45);
errors++;
}
}
var valid11 = _errs35 === errors;
var valid0 = _errs34 === errors;
}
if(data.distance_km !== undefined && owns(data, "distance_km")){
let data13 = data.distance_km;
const _errs37 = errors;
const _errs38 = errors;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err46 = {instancePath:instancePath+"/distance_km",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err46);
errors++;
}
if(typeof data13 == "number"){
if(data13 > 10000 || isNaN(data13)){
const err47 = {instancePath:instancePath+"/distance_km",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
(vErrors ??= []).push(err47);
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err48 = {instancePath:instancePath+"/distance_km",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err48);
errors++;
}
}
var valid12 = _errs38 === errors;
var valid0 = _errs37 === errors;
}
if(data.booked_at !== undefined && owns(data, "booked_at")){
let data14 = data.booked_at;
const _errs40 = errors;
const _errs41 = errors;
if(typeof data14 == "number"){
}
if(typeof data14 === "string"){
if(data14.length > 40 && func26(data14) > 40){
const err49 = {instancePath:instancePath+"/booked_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err49);
errors++;
}
if(!(formats0(data14))){
const err50 = {instancePath:instancePath+"/booked_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err50);
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/booked_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err51);
errors++;
}
var valid13 = _errs41 === errors;
var valid0 = _errs40 === errors;
}
if(data.promised_by !== undefined && owns(data, "promised_by")){
let data15 = data.promised_by;
const _errs43 = errors;
const _errs44 = errors;
if(typeof data15 == "number"){
}
if(typeof data15 === "string"){
if(data15.length > 40 && func26(data15) > 40){
const err52 = {instancePath:instancePath+"/promised_by",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err52);
errors++;
}
if(!(formats0(data15))){
const err53 = {instancePath:instancePath+"/promised_by",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err53);
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/promised_by",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err54);
errors++;
}
var valid14 = _errs44 === errors;
var valid0 = _errs43 === errors;
}
if(data.expected_at !== undefined && owns(data, "expected_at")){
let data16 = data.expected_at;
const _errs46 = errors;
const _errs47 = errors;
if(typeof data16 == "number"){
}
if(typeof data16 === "string"){
if(data16.length > 40 && func26(data16) > 40){
const err55 = {instancePath:instancePath+"/expected_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err55);
errors++;
}
if(!(formats0(data16))){
const err56 = {instancePath:instancePath+"/expected_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err56);
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/expected_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err57);
errors++;
}
var valid15 = _errs47 === errors;
var valid0 = _errs46 === errors;
}
if(data.delivered_at !== undefined && owns(data, "delivered_at")){
let data17 = data.delivered_at;
const _errs49 = errors;
const _errs50 = errors;
if(typeof data17 == "number"){
}
if(typeof data17 === "string"){
if(data17.length > 40 && func26(data17) > 40){
const err58 = {instancePath:instancePath+"/delivered_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err58);
errors++;
}
if(!(formats0(data17))){
const err59 = {instancePath:instancePath+"/delivered_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err59);
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/delivered_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err60);
errors++;
}
var valid16 = _errs50 === errors;
var valid0 = _errs49 === errors;
}
if(data.late_minutes !== undefined && owns(data, "late_minutes")){
let data18 = data.late_minutes;
const _errs52 = errors;
const _errs53 = errors;
if(!((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18)))){
const err61 = {instancePath:instancePath+"/late_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err61);
errors++;
}
if(typeof data18 == "number"){
if(data18 > 1000000 || isNaN(data18)){
const err62 = {instancePath:instancePath+"/late_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err62);
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err63 = {instancePath:instancePath+"/late_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err63);
errors++;
}
}
var valid17 = _errs53 === errors;
var valid0 = _errs52 === errors;
}
if(data.delay_reason !== undefined && owns(data, "delay_reason")){
let data19 = data.delay_reason;
const _errs55 = errors;
const _errs56 = errors;
if(!(data19 === "traffic" || data19 === "weather" || data19 === "vehicle_breakdown" || data19 === "missed_collection" || data19 === "recipient_closed")){
const err64 = {instancePath:instancePath+"/delay_reason",keyword:"enum",params:{allowedValues: obj3}};
(vErrors ??= []).push(err64);
errors++;
}
var valid18 = _errs56 === errors;
var valid0 = _errs55 === errors;
}
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data20 = data.vehicle_id;
const _errs57 = errors;
const _errs58 = errors;
if(typeof data20 === "string"){
if(!pattern5.test(data20)){
const err65 = {instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err65);
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err66);
errors++;
}
var valid19 = _errs58 === errors;
var valid0 = _errs57 === errors;
}
if(data.case_id !== undefined && owns(data, "case_id")){
let data21 = data.case_id;
const _errs60 = errors;
const _errs61 = errors;
if(typeof data21 === "string"){
if(!pattern6.test(data21)){
const err67 = {instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}};
(vErrors ??= []).push(err67);
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err68);
errors++;
}
var valid20 = _errs61 === errors;
var valid0 = _errs60 === errors;
}
if(data.events !== undefined && owns(data, "events")){
let data22 = data.events;
const _errs63 = errors;
if(Array.isArray(data22)){
if(data22.length > 20){
const err69 = {instancePath:instancePath+"/events",keyword:"maxItems",params:{limit: 20}};
(vErrors ??= []).push(err69);
errors++;
}
let valid22 = true;
const len0 = data22.length;
const before3 = errors;
for(let i0=0; i0<len0; i0++){
let data23 = data22[i0];
const _errs65 = errors;
if(!(validate1(data23, {instancePath:instancePath+"/events/" + i0,parentData:data22,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var valid21 = _errs65 === errors;
if(!valid21){
valid22 = false;
}
if(errors > before3){
break;
}
}
}
else {
const err70 = {instancePath:instancePath+"/events",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err70);
errors++;
}
var valid0 = _errs63 === errors;
}
}
else {
const err71 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err71);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
