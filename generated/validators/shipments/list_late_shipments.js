// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func5 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
const pattern1 = new RegExp("^CUS-[0-9]{4}$", "u");
const pattern2 = new RegExp("^[0-9]{1,10}-[0-9]{1,6}$", "u");
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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.min_late_minutes === undefined){
data.min_late_minutes = 1;
}
if(data.limit === undefined){
data.limit = 20;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((key0 === "country") || (key0 === "customer_id")) || (key0 === "min_late_minutes")) || (key0 === "limit")) || (key0 === "cursor"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["country","customer_id","min_late_minutes","limit","cursor"], closed: true}};
(vErrors ??= []).push(err0);
errors++;
}
if(errors > before0){
break;
}
}
if(data.country !== undefined && owns(data, "country")){
let data0 = data.country;
const _errs2 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err1);
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.customer_id !== undefined && owns(data, "customer_id")){
let data1 = data.customer_id;
const _errs4 = errors;
const _errs5 = errors;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err3 = {instancePath:instancePath+"/customer_id",keyword:"pattern",params:{pattern: "^CUS-[0-9]{4}$"}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/customer_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid1 = _errs5 === errors;
var valid0 = _errs4 === errors;
}
let data2 = data.min_late_minutes;
const _errs7 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err5 = {instancePath:instancePath+"/min_late_minutes",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err5);
errors++;
}
if(typeof data2 == "number"){
if(data2 > 100000 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/min_late_minutes",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err6);
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/min_late_minutes",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err7);
errors++;
}
}
var valid0 = _errs7 === errors;
let data3 = data.limit;
const _errs9 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err8 = {instancePath:instancePath+"/limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err8);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 50 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/limit",keyword:"maximum",params:{comparison: "<=", limit: 50}};
(vErrors ??= []).push(err9);
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/limit",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err10);
errors++;
}
}
var valid0 = _errs9 === errors;
if(data.cursor !== undefined && owns(data, "cursor")){
let data4 = data.cursor;
const _errs11 = errors;
if(typeof data4 === "string"){
if(data4.length > 17 && func5(data4) > 17){
const err11 = {instancePath:instancePath+"/cursor",keyword:"maxLength",params:{limit: 17}};
(vErrors ??= []).push(err11);
errors++;
}
if(!pattern2.test(data4)){
const err12 = {instancePath:instancePath+"/cursor",keyword:"pattern",params:{pattern: "^[0-9]{1,10}-[0-9]{1,6}$"}};
(vErrors ??= []).push(err12);
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/cursor",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid0 = _errs11 === errors;
}
}
else {
const err14 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err14);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func29 = ucs2length;
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
function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
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
validate2.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "at") || (key0 === "event")) || (key0 === "place"))){
validate2.errors = [{instancePath,keyword:"additionalProperties",params:{property: key0, known: ["at","event","place"], closed: true}}];
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
if(data0.length > 40 && func29(data0) > 40){
validate2.errors = [{instancePath:instancePath+"/at",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data0))){
validate2.errors = [{instancePath:instancePath+"/at",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/at",keyword:"type",params:{type: "string"}}];
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
validate2.errors = [{instancePath:instancePath+"/event",keyword:"enum",params:{allowedValues: obj4}}];
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
validate2.errors = [{instancePath:instancePath+"/place",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs9 = errors;
for(const key1 in data2){
if(!Object.prototype.hasOwnProperty.call(data2, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
validate2.errors = [{instancePath:instancePath+"/place",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}}];
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
if(data3.length > 80 && func29(data3) > 80){
validate2.errors = [{instancePath:instancePath+"/place/city",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(data3.length < 1){
validate2.errors = [{instancePath:instancePath+"/place/city",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate2.errors = [{instancePath:instancePath+"/place/city",keyword:"type",params:{type: "string"}}];
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
validate2.errors = [{instancePath:instancePath+"/place/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}}];
return false;
}
}
else {
validate2.errors = [{instancePath:instancePath+"/place/country",keyword:"type",params:{type: "string"}}];
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
validate2.errors = [{instancePath:instancePath+"/place",keyword:"type",params:{type: "object"}}];
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
validate2.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
if(errors === 0){
}
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
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
if(((((((((((((((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))) && (missing0 = "shipment_id")) || (((data.customer_id === undefined) || (!(owns(data, "customer_id")))) && (missing0 = "customer_id"))) || (((data.customer_reference === undefined) || (!(owns(data, "customer_reference")))) && (missing0 = "customer_reference"))) || (((data.status === undefined) || (!(owns(data, "status")))) && (missing0 = "status"))) || (((data.service_level === undefined) || (!(owns(data, "service_level")))) && (missing0 = "service_level"))) || (((data.from === undefined) || (!(owns(data, "from")))) && (missing0 = "from"))) || (((data.to === undefined) || (!(owns(data, "to")))) && (missing0 = "to"))) || (((data.weight_kg === undefined) || (!(owns(data, "weight_kg")))) && (missing0 = "weight_kg"))) || (((data.pallets === undefined) || (!(owns(data, "pallets")))) && (missing0 = "pallets"))) || (((data.distance_km === undefined) || (!(owns(data, "distance_km")))) && (missing0 = "distance_km"))) || (((data.booked_at === undefined) || (!(owns(data, "booked_at")))) && (missing0 = "booked_at"))) || (((data.promised_by === undefined) || (!(owns(data, "promised_by")))) && (missing0 = "promised_by"))) || (((data.late_minutes === undefined) || (!(owns(data, "late_minutes")))) && (missing0 = "late_minutes"))){
validate1.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(func0.call(obj0.properties, key0))){
validate1.errors = [{instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","customer_id","customer_reference","status","service_level","from","to","weight_kg","pallets","distance_km","booked_at","promised_by","expected_at","delivered_at","late_minutes","delay_reason","vehicle_id","case_id","events"], closed: true}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
validate1.errors = [{instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}}];
return false;
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
if(data.customer_id !== undefined && owns(data, "customer_id")){
let data1 = data.customer_id;
const _errs5 = errors;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate1.errors = [{instancePath:instancePath+"/customer_id",keyword:"pattern",params:{pattern: "^CUS-[0-9]{4}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/customer_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs6 === errors;
if(valid2){
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.customer_reference !== undefined && owns(data, "customer_reference")){
let data2 = data.customer_reference;
const _errs8 = errors;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
validate1.errors = [{instancePath:instancePath+"/customer_reference",keyword:"pattern",params:{pattern: "^PO-[0-9]{6}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/customer_reference",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid3 = _errs9 === errors;
if(valid3){
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined && owns(data, "status")){
let data3 = data.status;
const _errs11 = errors;
const _errs12 = errors;
if(!(data3 === "booked" || data3 === "collected" || data3 === "in_transit" || data3 === "at_depot" || data3 === "out_for_delivery" || data3 === "delivered" || data3 === "cancelled")){
validate1.errors = [{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: obj1}}];
return false;
}
var valid4 = _errs12 === errors;
if(valid4){
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.service_level !== undefined && owns(data, "service_level")){
let data4 = data.service_level;
const _errs13 = errors;
const _errs14 = errors;
if(!(data4 === "economy" || data4 === "standard" || data4 === "express")){
validate1.errors = [{instancePath:instancePath+"/service_level",keyword:"enum",params:{allowedValues: obj2}}];
return false;
}
var valid5 = _errs14 === errors;
if(valid5){
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined && owns(data, "from")){
let data5 = data.from;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((((data5.city === undefined) || (!(owns(data5, "city")))) && (missing1 = "city")) || (((data5.country === undefined) || (!(owns(data5, "country")))) && (missing1 = "country"))){
validate1.errors = [{instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
const _errs18 = errors;
for(const key1 in data5){
if(!Object.prototype.hasOwnProperty.call(data5, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
validate1.errors = [{instancePath:instancePath+"/from",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}}];
return false;
break;
}
}
if(_errs18 === errors){
if(data5.city !== undefined && owns(data5, "city")){
let data6 = data5.city;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data6 === "string"){
if(data6.length > 80 && func29(data6) > 80){
validate1.errors = [{instancePath:instancePath+"/from/city",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(data6.length < 1){
validate1.errors = [{instancePath:instancePath+"/from/city",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/from/city",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid7 = _errs19 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data5.country !== undefined && owns(data5, "country")){
let data7 = data5.country;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data7 === "string"){
if(!pattern3.test(data7)){
validate1.errors = [{instancePath:instancePath+"/from/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/from/country",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid7 = _errs21 === errors;
}
else {
var valid7 = true;
}
if(valid7){
}
}
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/from",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid6 = _errs16 === errors;
if(valid6){
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined && owns(data, "to")){
let data8 = data.to;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((data8.city === undefined) || (!(owns(data8, "city")))) && (missing2 = "city")) || (((data8.country === undefined) || (!(owns(data8, "country")))) && (missing2 = "country"))){
validate1.errors = [{instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
const _errs26 = errors;
for(const key2 in data8){
if(!Object.prototype.hasOwnProperty.call(data8, key2)) continue;
if(!((key2 === "city") || (key2 === "country"))){
validate1.errors = [{instancePath:instancePath+"/to",keyword:"additionalProperties",params:{property: key2, known: ["city","country"], closed: true}}];
return false;
break;
}
}
if(_errs26 === errors){
if(data8.city !== undefined && owns(data8, "city")){
let data9 = data8.city;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data9 === "string"){
if(data9.length > 80 && func29(data9) > 80){
validate1.errors = [{instancePath:instancePath+"/to/city",keyword:"maxLength",params:{limit: 80}}];
return false;
}
else {
if(data9.length < 1){
validate1.errors = [{instancePath:instancePath+"/to/city",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/to/city",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid9 = _errs27 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data8.country !== undefined && owns(data8, "country")){
let data10 = data8.country;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
validate1.errors = [{instancePath:instancePath+"/to/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/to/country",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid9 = _errs29 === errors;
}
else {
var valid9 = true;
}
if(valid9){
}
}
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/to",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid8 = _errs24 === errors;
if(valid8){
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data11 = data.weight_kg;
const _errs31 = errors;
const _errs32 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
validate1.errors = [{instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs32){
if(typeof data11 == "number"){
if(data11 > 100000 || isNaN(data11)){
validate1.errors = [{instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate1.errors = [{instancePath:instancePath+"/weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid10 = _errs32 === errors;
if(valid10){
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pallets !== undefined && owns(data, "pallets")){
let data12 = data.pallets;
const _errs34 = errors;
const _errs35 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
validate1.errors = [{instancePath:instancePath+"/pallets",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs35){
if(typeof data12 == "number"){
if(data12 > 66 || isNaN(data12)){
validate1.errors = [{instancePath:instancePath+"/pallets",keyword:"maximum",params:{comparison: "<=", limit: 66}}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate1.errors = [{instancePath:instancePath+"/pallets",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid11 = _errs35 === errors;
if(valid11){
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.distance_km !== undefined && owns(data, "distance_km")){
let data13 = data.distance_km;
const _errs37 = errors;
const _errs38 = errors;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
validate1.errors = [{instancePath:instancePath+"/distance_km",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs38){
if(typeof data13 == "number"){
if(data13 > 10000 || isNaN(data13)){
validate1.errors = [{instancePath:instancePath+"/distance_km",keyword:"maximum",params:{comparison: "<=", limit: 10000}}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate1.errors = [{instancePath:instancePath+"/distance_km",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid12 = _errs38 === errors;
if(valid12){
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.booked_at !== undefined && owns(data, "booked_at")){
let data14 = data.booked_at;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 == "number"){
}
if(errors === _errs41){
if(typeof data14 === "string"){
if(data14.length > 40 && func29(data14) > 40){
validate1.errors = [{instancePath:instancePath+"/booked_at",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data14))){
validate1.errors = [{instancePath:instancePath+"/booked_at",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/booked_at",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid13 = _errs41 === errors;
if(valid13){
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.promised_by !== undefined && owns(data, "promised_by")){
let data15 = data.promised_by;
const _errs43 = errors;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data15 == "number"){
}
if(errors === _errs44){
if(typeof data15 === "string"){
if(data15.length > 40 && func29(data15) > 40){
validate1.errors = [{instancePath:instancePath+"/promised_by",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data15))){
validate1.errors = [{instancePath:instancePath+"/promised_by",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/promised_by",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid14 = _errs44 === errors;
if(valid14){
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expected_at !== undefined && owns(data, "expected_at")){
let data16 = data.expected_at;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 == "number"){
}
if(errors === _errs47){
if(typeof data16 === "string"){
if(data16.length > 40 && func29(data16) > 40){
validate1.errors = [{instancePath:instancePath+"/expected_at",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data16))){
validate1.errors = [{instancePath:instancePath+"/expected_at",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/expected_at",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid15 = _errs47 === errors;
if(valid15){
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.delivered_at !== undefined && owns(data, "delivered_at")){
let data17 = data.delivered_at;
const _errs49 = errors;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data17 == "number"){
}
if(errors === _errs50){
if(typeof data17 === "string"){
if(data17.length > 40 && func29(data17) > 40){
validate1.errors = [{instancePath:instancePath+"/delivered_at",keyword:"maxLength",params:{limit: 40}}];
return false;
}
else {
if(!(formats0(data17))){
validate1.errors = [{instancePath:instancePath+"/delivered_at",keyword:"format",params:{format: "date-time"}}];
return false;
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/delivered_at",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
var valid16 = _errs50 === errors;
if(valid16){
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.late_minutes !== undefined && owns(data, "late_minutes")){
let data18 = data.late_minutes;
const _errs52 = errors;
const _errs53 = errors;
if(!((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18)))){
validate1.errors = [{instancePath:instancePath+"/late_minutes",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs53){
if(typeof data18 == "number"){
if(data18 > 1000000 || isNaN(data18)){
validate1.errors = [{instancePath:instancePath+"/late_minutes",keyword:"maximum",params:{comparison: "<=", limit: 1000000}}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate1.errors = [{instancePath:instancePath+"/late_minutes",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid17 = _errs53 === errors;
if(valid17){
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.delay_reason !== undefined && owns(data, "delay_reason")){
let data19 = data.delay_reason;
const _errs55 = errors;
const _errs56 = errors;
if(!(data19 === "traffic" || data19 === "weather" || data19 === "vehicle_breakdown" || data19 === "missed_collection" || data19 === "recipient_closed")){
validate1.errors = [{instancePath:instancePath+"/delay_reason",keyword:"enum",params:{allowedValues: obj3}}];
return false;
}
var valid18 = _errs56 === errors;
if(valid18){
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.vehicle_id !== undefined && owns(data, "vehicle_id")){
let data20 = data.vehicle_id;
const _errs57 = errors;
const _errs58 = errors;
if(errors === _errs58){
if(typeof data20 === "string"){
if(!pattern5.test(data20)){
validate1.errors = [{instancePath:instancePath+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/vehicle_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid19 = _errs58 === errors;
if(valid19){
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.case_id !== undefined && owns(data, "case_id")){
let data21 = data.case_id;
const _errs60 = errors;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data21 === "string"){
if(!pattern6.test(data21)){
validate1.errors = [{instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}}];
return false;
}
}
else {
validate1.errors = [{instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid20 = _errs61 === errors;
if(valid20){
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.events !== undefined && owns(data, "events")){
let data22 = data.events;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data22)){
if(data22.length > 20){
validate1.errors = [{instancePath:instancePath+"/events",keyword:"maxItems",params:{limit: 20}}];
return false;
}
else {
var valid21 = true;
const len0 = data22.length;
for(let i0=0; i0<len0; i0++){
let data23 = data22[i0];
const _errs65 = errors;
if(!(validate2(data23, {instancePath:instancePath+"/events/" + i0,parentData:data22,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate2.errors : vErrors.concat(validate2.errors);
errors = vErrors.length;
}
var valid21 = _errs65 === errors;
if(!valid21){
break;
}
}
if(valid21){
}
}
}
else {
validate1.errors = [{instancePath:instancePath+"/events",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs63 === errors;
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
}
}
}
}
}
}
}
}
}
}
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
if((data.shipments === undefined) || (!(owns(data, "shipments")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipments"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.total === undefined) || (!(owns(data, "total")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "total"}};
(vErrors ??= []).push(err1);
errors++;
}
const _errs1 = errors;
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "shipments") || (key0 === "total")) || (key0 === "next_cursor"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipments","total","next_cursor"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipments !== undefined && owns(data, "shipments")){
let data0 = data.shipments;
const _errs2 = errors;
const _errs3 = errors;
if(Array.isArray(data0)){
if(data0.length > 50){
const err3 = {instancePath:instancePath+"/shipments",keyword:"maxItems",params:{limit: 50}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data0.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(!(validate1(data1, {instancePath:instancePath+"/shipments/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err4 = {instancePath:instancePath+"/shipments",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.total !== undefined && owns(data, "total")){
let data2 = data.total;
const _errs5 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err5 = {instancePath:instancePath+"/total",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err5);
errors++;
}
const _errs6 = errors;
if(typeof data2 == "number"){
if(data2 > 1000000 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/total",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err6);
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/total",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err7);
errors++;
}
}
var valid0 = _errs5 === errors;
}
if(data.next_cursor !== undefined && owns(data, "next_cursor")){
let data3 = data.next_cursor;
const _errs7 = errors;
const _errs8 = errors;
if(typeof data3 === "string"){
if(data3.length > 17 && func29(data3) > 17){
const err8 = {instancePath:instancePath+"/next_cursor",keyword:"maxLength",params:{limit: 17}};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/next_cursor",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid0 = _errs7 === errors;
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err10);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
